import { Injectable, type ExecutionContext } from '@nestjs/common';
import { AuthGuard } from '@nestjs/passport';
import type { Request } from 'express';
import { signInSchema } from '@lectern/contracts';
import { parseInput } from '@lectern/server/platform';

/** Runs Passport's local strategy once the input has the shape its contract asks for. */
@Injectable()
export class SignInGuard extends AuthGuard('local') {
  override canActivate(context: ExecutionContext) {
    parseInput(signInSchema, context.switchToHttp().getRequest<Request>().body ?? {});
    return super.canActivate(context);
  }

  override handleRequest<T>(error: unknown, person: T): T {
    if (error) throw error;
    return person;
  }
}
