import { Inject, Injectable } from '@nestjs/common';
import { REDIS, serverLimits, type Redis } from '@lectern/server/platform';
import * as z from 'zod';
import { NodeLife } from './node-life';

/** what a server that died leaves behind is gone after so long, also where nobody looks */
const keptForMs = 60_000;

/** Who of one server has a reading open: people by id, the first with their names, and how many are not signed in. */
const partSchema = z.strictObject({
  people: z.array(z.tuple([z.string(), z.string().nullable()])),
  unnamed: z.int().min(0),
});
export type PresencePart = z.infer<typeof partSchema>;

/** What each server knows of who is where, shared through Redis; without Redis there is nobody to share it with. */
@Injectable()
export class PresenceShare {
  constructor(
    private readonly node: NodeLife,
    @Inject(REDIS) private readonly redis: Redis | null,
  ) {}

  get isShared(): boolean {
    return this.redis !== null;
  }

  /** Puts down who has a reading open here; null when nobody has any more. */
  async put(readingId: string, part: PresencePart | null): Promise<void> {
    if (!this.redis) return;
    const key = keyOf(readingId);
    if (part === null) {
      await this.redis.hdel(key, this.node.id);
      return;
    }
    const people = part.people.slice(0, serverLimits.presenceSharedPeople);
    await this.redis
      .multi()
      .hset(key, this.node.id, JSON.stringify({ ...part, people }))
      .pexpire(key, keptForMs)
      .exec();
  }

  /** What the other servers that live have put down, by server. */
  async others(readingId: string): Promise<Map<string, PresencePart>> {
    const found = Object.entries((await this.redis?.hgetall(keyOf(readingId))) ?? {});
    const alive = await this.node.alive(found.map(([id]) => id));
    const parts = new Map<string, PresencePart>();
    for (const [id, text] of found) {
      if (id === this.node.id || !alive.has(id)) continue;
      parts.set(id, partSchema.parse(JSON.parse(text)));
    }
    return parts;
  }
}

function keyOf(readingId: string): string {
  return `presence:${readingId}`;
}
