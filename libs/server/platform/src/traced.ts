import { context, propagation, SpanKind, SpanStatusCode, trace, type Attributes, type Span } from '@opentelemetry/api';
import type { NextFunction, Request, RequestHandler, Response } from 'express';
import { matchRoute } from './route-table';

const tracer = trace.getTracer('lectern');
let isOn = false;

/** From here on work is traced; until then `traced` only runs it. */
export function turnTracingOn(): void {
  isOn = true;
}

/** Runs work as one step of a trace, where traces are exported. Names and attributes are ours, never anything people wrote. */
export function traced<T>(name: string, attributes: Attributes, work: () => Promise<T>): Promise<T> {
  if (!isOn) return work();
  return tracer.startActiveSpan(name, { attributes }, async (span) => {
    try {
      return await work();
    } catch (error) {
      failed(span);
      throw error;
    } finally {
      span.end();
    }
  });
}

/** Makes each request of the API a trace, or a part of the caller's. */
export function tracedRequests(): RequestHandler {
  return (request: Request, response: Response, next: NextFunction): void => {
    if (!isOn || !request.path.startsWith('/api/')) return next();
    const route = matchRoute(request.method, request.path)?.path ?? 'unknown';
    const attributes = { 'http.request.method': request.method, 'http.route': route };
    const caller = propagation.extract(context.active(), request.headers);
    const span = tracer.startSpan(`${request.method} ${route}`, { kind: SpanKind.SERVER, attributes }, caller);
    response.once('close', () => {
      span.setAttribute('http.response.status_code', response.statusCode);
      if (response.statusCode >= 500) failed(span);
      span.end();
    });
    context.with(trace.setSpan(caller, span), next);
  };
}

function failed(span: Span): void {
  span.setStatus({ code: SpanStatusCode.ERROR });
}
