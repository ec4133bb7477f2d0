import { randomUUID } from 'node:crypto';
import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { REDIS, type Redis } from '@lectern/server/platform';

const beatEveryMs = 1_500;
/** a server that has not been heard of for so long is taken for dead; counted by Redis, so that clocks do not matter */
export const nodeLifeMs = 5_000;

/** This server among the others on the same Redis: with a name of its own, and alive as long as it says so. */
@Injectable()
export class NodeLife implements OnApplicationBootstrap, OnApplicationShutdown {
  readonly id = randomUUID();
  private timer: NodeJS.Timeout | null = null;

  constructor(@Inject(REDIS) private readonly redis: Redis | null) {}

  onApplicationBootstrap(): void {
    if (!this.redis) return;
    void this.beat();
    this.timer = setInterval(() => void this.beat(), beatEveryMs).unref();
  }

  onApplicationShutdown(): void {
    if (this.timer) clearInterval(this.timer);
  }

  /** Which of these servers live; rejects when Redis does not answer. */
  async alive(ids: readonly string[]): Promise<Set<string>> {
    const others = ids.filter((id) => id !== this.id);
    const found = this.redis && others.length > 0 ? await this.redis.mget(others.map(lifeKey)) : [];
    return new Set([this.id, ...others.filter((_, index) => typeof found[index] === 'string')]);
  }

  private async beat(): Promise<void> {
    // when Redis is away the others cannot hear us anyway; the next beat tells them again
    await this.redis?.set(lifeKey(this.id), '1', 'PX', nodeLifeMs).catch(() => null);
  }
}

function lifeKey(id: string): string {
  return `node:${id}`;
}
