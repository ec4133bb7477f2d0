import type { StreamEvents } from '@lectern/contracts';
import { newSocket } from '../client-doors';
import type { Fault } from '../fault';
import { withDatabase } from '../final-read';
import { Trial } from '../trial';
import { pause } from '../wait';

/** Somebody removed comes back with the numbers of an earlier connection, or with invented ones. */
export const forgedRecovery: Fault = {
  id: 'D21',
  title: 'an old connection is claimed again',
  everyRounds: 6,
  async run(context) {
    const trial = new Trial(context);
    const { site, random } = context;
    const node = await site.node();
    const times = 3;
    const reading = await trial.reading(times + 1);
    const writer = trial.client(reading, 0, () => node.port, { name: 'writer' });
    await trial.allLive();
    await writer.write();
    let leaked = 0;
    let recovered = 0;
    for (let time = 1; time <= times; time += 1) {
      const cookie = reading.cookies[time] ?? null;
      const before = newSocket(node.port, cookie, 5_000);
      await new Promise<void>((resolve) => before.once('connect', () => resolve()).connect());
      const stream = { kind: 'reading', id: reading.readingId };
      await before.timeout(5_000).emitWithAck('stream.join', { stream, since: 0 });
      const claimed = { pid: before.id, sid: before.id, offset: `${Date.now() - random.between(0, 60_000)}-0` };
      before.disconnect();
      await withDatabase(site.postgres.directUrl, (client) =>
        client.query(
          'DELETE FROM memberships WHERE group_id = $1 AND person_id = (SELECT person_id FROM memberships JOIN people ON people.id = person_id WHERE group_id = $1 AND display_name = $2)',
          [reading.groupId, `Reader ${time + 1}`],
        ),
      );
      const again = newSocket(node.port, cookie, 5_000, claimed);
      again.on('stream.events', ({ events }: StreamEvents) => (leaked += events.length));
      await new Promise<void>((resolve) => again.once('connect', () => resolve()).connect());
      if (again.recovered) recovered += 1;
      await writer.write();
      await trial.moreAcknowledged(1, 2_000);
      await pause(50);
      again.disconnect();
    }
    trial.expect(recovered === 0, `${recovered} connections were taken for their predecessors`);
    trial.expect(leaked === 0, `${leaked} events reached somebody who had only claimed an old connection`);
    return trial.end({ injected: times });
  },
};
