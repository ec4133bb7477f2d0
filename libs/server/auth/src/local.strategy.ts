import { Injectable } from '@nestjs/common';
import { PassportStrategy } from '@nestjs/passport';
import type { Request } from 'express';
import { Strategy } from 'passport-local';
import { signInSchema } from '@lectern/contracts';
import { callerOf, parseInput } from '@lectern/server/platform';
import type { StoredPerson } from './person.repository';
import { CheckCredentialsUseCase } from './use-cases/check-credentials.use-case';

/** Passport's way in by address and password. */
@Injectable()
export class LocalStrategy extends PassportStrategy(Strategy, 'local') {
  constructor(private readonly checkCredentials: CheckCredentialsUseCase) {
    super({ usernameField: 'email', passwordField: 'password', passReqToCallback: true, session: false });
  }

  validate(request: Request): Promise<StoredPerson> {
    return this.checkCredentials.execute(callerOf(request).address, parseInput(signInSchema, request.body));
  }
}
