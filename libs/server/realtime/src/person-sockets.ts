import { Inject, Injectable } from '@nestjs/common';
import { limits } from '@lectern/contracts';
import { DomainError, REDIS, type Redis } from '@lectern/server/platform';
import { NodeLife } from './node-life';

/** longer than any socket lives */
const keptForMs = 7 * 86_400_000;
const retryAfterSeconds = 30;

/** How many sockets each person has open, here and, through Redis, on the other servers. */
@Injectable()
export class PersonSockets {
  private readonly counts = new Map<string, number>();

  constructor(
    private readonly node: NodeLife,
    @Inject(REDIS) private readonly redis: Redis | null,
  ) {}

  /**
   * Takes one of the sockets a person may have, or refuses with `E_RATE`. It is counted before anything is asked,
   * so that of two that come at once not both can be the last. Answers how to give it back.
   */
  async take(personId: string): Promise<() => void> {
    this.add(personId, 1);
    let isTaken = true;
    const giveBack = () => {
      if (!isTaken) return;
      isTaken = false;
      this.add(personId, -1);
      void this.tell(personId);
    };
    if ((this.counts.get(personId) ?? 0) + (await this.elsewhere(personId)) <= limits.socketsPerPerson) return giveBack;
    giveBack();
    throw new DomainError('E_RATE', `At most ${limits.socketsPerPerson} tabs at once. Close some.`, {
      retryAfterSeconds,
    });
  }

  private add(personId: string, change: 1 | -1): void {
    const count = (this.counts.get(personId) ?? 0) + change;
    if (count === 0) this.counts.delete(personId);
    else this.counts.set(personId, count);
  }

  /** Says how many there are here, and answers how many there are on other servers that live; none while Redis is away. */
  private async elsewhere(personId: string): Promise<number> {
    if (!this.redis) return 0;
    try {
      await this.tell(personId);
      const found = Object.entries(await this.redis.hgetall(keyOf(personId)));
      const alive = await this.node.alive(found.map(([id]) => id));
      const others = found.filter(([id]) => id !== this.node.id && alive.has(id));
      return others.reduce((sum, [, count]) => sum + Number(count), 0);
    } catch {
      return 0;
    }
  }

  private async tell(personId: string): Promise<void> {
    if (!this.redis) return;
    const [key, count] = [keyOf(personId), this.counts.get(personId) ?? 0];
    const telling = this.redis.multi();
    if (count === 0) telling.hdel(key, this.node.id);
    else telling.hset(key, this.node.id, count).pexpire(key, keptForMs);
    await telling.exec().catch(() => null);
  }
}

function keyOf(personId: string): string {
  return `sockets:${personId}`;
}
