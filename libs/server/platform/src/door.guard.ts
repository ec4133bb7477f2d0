import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import type { Request } from 'express';
import { callerOf } from './caller';
import { DomainError } from './domain-error';
import { isWithoutContract, refuseUnasked, routeOf } from './endpoint';
import { Load } from './load';
import { RateLimits } from './rate-limits';

/** Stands before every HTTP handler: a handler without a contract is closed, a route for signed-in people asks who calls. */
@Injectable()
export class DoorGuard implements CanActivate {
  constructor(
    private readonly rates: RateLimits,
    private readonly load: Load,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    // messages over sockets have a door of their own
    if (context.getType() !== 'http') return true;
    if (isWithoutContract(context.getHandler())) return true;
    const route = routeOf(context.getHandler());
    if (!route) throw new DomainError('E_NOT_FOUND', 'There is nothing here.');
    const request = context.switchToHttp().getRequest<Request>();
    this.load.refuse(route.shed ?? (route.method === 'GET' ? 'reads' : 'posts'));
    const caller = callerOf(request);
    await this.rates.take('request', caller.personId ?? caller.address);
    if (route.signedIn && caller.personId === null) throw new DomainError('E_AUTH', 'Sign in first.');
    refuseUnasked(route, request);
    return true;
  }
}
