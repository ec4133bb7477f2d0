import { beforeEach, describe, it } from 'vitest';
import type { Presence } from '@lectern/contracts';
import { admit, createGroup, register, type Person } from '../people';
import { LiveClient } from '../socket';
import { publish } from '../texts';

const withinMs = 2_000;

describe('who has the reading open', () => {
  let ada: Person;
  let ben: Person;
  let readingId: string;

  beforeEach(async () => {
    [ada, ben] = await Promise.all([register('Ada'), register('Ben')]);
    const groupId = await createGroup(ada, { visibility: 'public' });
    await admit(ada, groupId, ben, 'member');
    ({
      reading: { id: readingId },
    } = await publish(ada, groupId));
  });

  const names =
    (names: string[], count = names.length) =>
    (presence: Presence) =>
      presence.count === count &&
      [...presence.people.map((person) => person.displayName)].sort().join() === names.join();

  it('is told to the room when somebody comes and when they go', async () => {
    const live = await LiveClient.open(ada);
    await live.join(readingId);
    await live.message('presence.changed', names(['Ada']), withinMs);
    const other = await LiveClient.open(ben);
    await other.join(readingId);
    await live.message('presence.changed', names(['Ada', 'Ben']), withinMs);
    live.received.length = 0;
    other.close();
    await live.message('presence.changed', names(['Ada']), withinMs);
  });

  it('counts a person once, however many tabs, and somebody not signed in without a name', async () => {
    const live = await LiveClient.open(ada);
    await live.join(readingId);
    for (const tab of [await LiveClient.open(ada), await LiveClient.open(null)]) await tab.join(readingId);
    await live.message('presence.changed', names(['Ada'], 2), withinMs);
  });

  it('forgets whoever goes while they are coming', async () => {
    const live = await LiveClient.open(ada);
    await live.join(readingId);
    for (let times = 0; times < 20; times += 1) {
      const hasty = await LiveClient.open(ben);
      hasty.socket.emit('stream.join', { stream: { kind: 'reading', id: readingId }, since: 0 });
      hasty.close();
    }
    // whoever comes last makes the server tell the room how it stands
    const last = await LiveClient.open(null);
    await last.join(readingId);
    await live.message('presence.changed', names(['Ada'], 2), withinMs);
    await last.message('presence.changed', names(['Ada'], 2), withinMs);
  });
});
