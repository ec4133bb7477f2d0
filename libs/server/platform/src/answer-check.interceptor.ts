import { Inject, Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import { map, type Observable } from 'rxjs';
import { CONFIG, type Config } from './config';
import { routeOf } from './endpoint';

/** In tests and development every answer is held against its contract: a field too many is a leak, found here. */
@Injectable()
export class AnswerCheckInterceptor implements NestInterceptor {
  constructor(@Inject(CONFIG) private readonly config: Config) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    if (context.getType() !== 'http') return next.handle();
    const route = routeOf(context.getHandler());
    const schema = route?.answer;
    if (!this.config.checkAnswers || !schema) return next.handle();
    return next.handle().pipe(
      map((answer: unknown) => {
        const checked = schema.safeParse(answer);
        if (!checked.success)
          throw new Error(`The answer of ${route.method} ${route.path} breaks its contract: ${checked.error.message}`);
        return answer;
      }),
    );
  }
}
