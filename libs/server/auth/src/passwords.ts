import { Injectable } from '@nestjs/common';
import { hash, verify } from '@node-rs/argon2';
import { availableParallelism } from 'node:os';
import { DomainError, serverLimits } from '@lectern/server/platform';

/** OWASP's parameters for argon2id (the library's default algorithm): 19 MiB, two passes, one lane. */
const parameters = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;
/** more would only make everyone wait; beyond it callers are asked to come back */
const waitingMax = serverLimits.passwordsWaiting;

/** Hashes and checks passwords, no more at a time than there are processors. */
@Injectable()
export class Passwords {
  private running = 0;
  private readonly waiting: (() => void)[] = [];
  /** checked when there is no such account, so that the answer takes as long */
  private dummy: Promise<string> | null = null;

  hash(password: string): Promise<string> {
    return this.inTurn(() => hash(password, parameters));
  }

  /** Whether a password is right; `null` for an account that does not exist takes the same time and is false. */
  async matches(stored: string | null, password: string): Promise<boolean> {
    this.dummy ??= hash('nobody has this password', parameters);
    const against = stored ?? (await this.dummy);
    const isRight = await this.inTurn(() => verify(against, password));
    return stored !== null && isRight;
  }

  private async inTurn<T>(work: () => Promise<T>): Promise<T> {
    if (this.running >= availableParallelism()) {
      if (this.waiting.length >= waitingMax)
        throw new DomainError('E_BUSY', 'Too many people sign in at once. Try again in a moment.', {
          retryAfterSeconds: 2,
        });
      await new Promise<void>((resolve) => this.waiting.push(resolve));
    }
    this.running += 1;
    try {
      return await work();
    } finally {
      this.running -= 1;
      this.waiting.shift()?.();
    }
  }
}
