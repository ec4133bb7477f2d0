import {
  applyDecorators,
  createParamDecorator,
  HttpCode,
  RequestMapping,
  RequestMethod,
  SetMetadata,
  type ExecutionContext,
} from '@nestjs/common';
import type { HttpMethod, Route } from '@lectern/contracts';
import type { Request } from 'express';
import { DomainError } from './domain-error';
import { parseInput } from './refusals';

const ROUTE = Symbol('ROUTE');
const requestMethods: Readonly<Record<HttpMethod, RequestMethod>> = {
  GET: RequestMethod.GET,
  POST: RequestMethod.POST,
  PATCH: RequestMethod.PATCH,
  PUT: RequestMethod.PUT,
  DELETE: RequestMethod.DELETE,
};

/** Binds a controller's method to a route of the contracts: its path, its method, its status, its door. */
export function Endpoint(route: Route): MethodDecorator {
  return applyDecorators(
    RequestMapping({ path: route.path, method: requestMethods[route.method] }),
    HttpCode(route.answer === null && !route.file ? 204 : 200),
    SetMetadata(ROUTE, route),
  );
}

/** The route a handler is bound to; undefined for one that no contract knows. */
export function routeOf(handler: object): Route | undefined {
  return Reflect.getMetadata(ROUTE, handler) as Route | undefined;
}

/** Everything the caller sent (parameters, query, body) in one object, parsed by the route's contract. */
export const Input = createParamDecorator((_: unknown, context: ExecutionContext) => {
  const route = routeOf(context.getHandler());
  const request = context.switchToHttp().getRequest<Request>();
  if (!route) throw new Error('A handler without a route cannot have an input.');
  return {
    ...(route.params ? parseInput(route.params, request.params) : {}),
    ...(route.query ? parseInput(route.query, request.query) : {}),
    ...(route.body ? (parseInput(route.body, request.body ?? {}) as object) : {}),
  };
});

/** Refuses a query or a body where the route's contract has none, also for handlers that take no input. */
export function refuseUnasked(route: Route, request: Pick<Request, 'query' | 'body'>): void {
  if (!route.query) refuseAny(request.query, 'query');
  if (!route.body && !route.bytes) refuseAny((request.body ?? {}) as object, 'body');
}

function refuseAny(given: object, what: string): void {
  const name = Object.keys(given)[0];
  if (name !== undefined)
    throw new DomainError('E_INVALID', `Unknown ${what} field ${JSON.stringify(name.slice(0, 60))}.`);
}

const WITHOUT_CONTRACT = Symbol('WITHOUT_CONTRACT');

/** Opens a handler that no contract describes, for whoever runs the server: health and figures. */
export function WithoutContract(): MethodDecorator {
  return SetMetadata(WITHOUT_CONTRACT, true);
}

/** Whether a handler was opened so. */
export function isWithoutContract(handler: object): boolean {
  return Reflect.getMetadata(WITHOUT_CONTRACT, handler) === true;
}
