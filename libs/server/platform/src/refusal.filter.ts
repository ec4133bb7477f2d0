import { Catch, HttpException, Logger, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { Refusal } from '@lectern/contracts';
import type { Request, Response } from 'express';
import { DomainError, notFound } from './domain-error';
import { loggedError } from './logged-error';
import { refusalOf, statusOf } from './refusals';
import { methodsOf } from './route-table';

/** The HTTP door's answer to everything thrown: a refusal with its status, never a stack. */
@Catch()
export class RefusalFilter implements ExceptionFilter {
  private readonly logger = new Logger('refusal');

  catch(error: unknown, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<Request>();
    answerRefusal(error, request, host.switchToHttp().getResponse<Response>(), this.logger);
  }
}

/** Answers a request with the refusal an error means; used by the filter and by middleware before Nest. */
export function answerRefusal(error: unknown, request: Request, response: Response, logger: Logger): void {
  const { refusal, isOurFault } = refusalOf(translated(error, request));
  if (isOurFault) logger.error({ requestId: request.id, err: loggedError(error) });
  if (response.headersSent) {
    response.end();
    return;
  }
  const body: Refusal = { ...refusal, requestId: String(request.id ?? '') };
  if (refusal.code === 'E_METHOD') response.setHeader('Allow', methodsOf(request.path).join(', '));
  if (refusal.retryAfterSeconds !== undefined) response.setHeader('Retry-After', Math.ceil(refusal.retryAfterSeconds));
  response.status(statusOf[refusal.code]).json(body);
}

/** Faults of Express and its body parsers, said as ours. */
function translated(error: unknown, request: Request): unknown {
  if (error instanceof HttpException && error.getStatus() === 404) {
    return methodsOf(request.path).length > 0
      ? new DomainError('E_METHOD', 'This address does not take that method.')
      : notFound();
  }
  const fault = error as { type?: unknown; status?: unknown };
  if (error instanceof DomainError || typeof fault?.status !== 'number' || fault.status >= 500) return error;
  switch (fault.type) {
    case 'entity.too.large':
      return new DomainError('E_TOO_LARGE', 'That is larger than this server takes here.');
    case 'encoding.unsupported':
    case 'charset.unsupported':
      return new DomainError('E_MEDIA_TYPE', 'Send UTF-8 without compression.');
    default:
      return new DomainError('E_INVALID', 'The request could not be read.');
  }
}
