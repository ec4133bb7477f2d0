import { Inject, Injectable } from '@nestjs/common';
import { REDIS, type Redis } from '@lectern/server/platform';
import type { ZodType } from 'zod';
import { LiveServerRef } from './live-server';

/** The name of the message by which one server tells the others something of a topic. */
export const SERVER_TOLD = 'server.told';

/** What servers tell one another of, and in what form. */
export interface Topic<T> {
  readonly name: string;
  readonly form: ZodType<T>;
}

/**
 * The other servers of this site, told through Redis what is of the moment. It is stored nowhere, and what is lost on the
 * way is not sent again: whoever uses this says anew, now and then, what still holds. One server alone has nobody to tell.
 */
@Injectable()
export class OtherServers {
  private readonly listeners = new Map<string, (payload: unknown) => void>();

  constructor(
    private readonly live: LiveServerRef,
    @Inject(REDIS) private readonly redis: Redis | null,
  ) {}

  tell<T>({ name }: Topic<T>, payload: T): void {
    if (this.redis) this.live.server?.serverSideEmit(SERVER_TOLD as never, name as never, payload as never);
  }

  /** Hears what the others tell; what has another form, as a newer version's may have, is left out. */
  hear<T>({ name, form }: Topic<T>, listener: (payload: T) => void): void {
    this.listeners.set(name, (payload) => {
      const parsed = form.safeParse(payload);
      if (parsed.success) listener(parsed.data);
    });
  }

  /** Another server has told something. */
  told(name: string, payload: unknown): void {
    this.listeners.get(name)?.(payload);
  }
}
