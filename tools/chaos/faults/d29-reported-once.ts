import { v7 as uuidv7 } from 'uuid';
import { moderationRoutes } from '@lectern/contracts';
import { attempt } from '../client-doors';
import type { Fault } from '../fault';
import { withDatabase } from '../final-read';
import { Trial } from '../trial';
import { pause, until } from '../wait';

const people = 5;
const kills = 2;
const reportsPerKill = 12;
const askedAgainMs = 50;
const reportedWithinMs = 20_000;

/**
 * The server dies while people report one another's comments, and whoever leads the group follows the stream of its
 * cases: each acknowledged report is there, once, and the queue is told of each case.
 */
export const reportedOnce: Fault = {
  id: 'D29',
  title: 'the server is killed while comments are reported',
  everyRounds: 6,
  async run(context) {
    const trial = new Trial(context);
    const node = await context.site.node();
    const reading = await trial.reading(people);
    const port = () => node.port;
    const author = trial.client(reading, 1, port);
    trial.client(reading, 0, port, { name: 'queue', stream: { kind: 'moderation', id: reading.groupId } });
    await trial.allLive();
    const comments = await Promise.all(Array.from({ length: 40 }, () => author.write()));
    trial.expect(
      await until(async () => (await author.waitingCount) === 0, 30_000),
      'the comments to be reported were not acknowledged',
    );

    const acknowledged = new Set<string>();
    let isOn = true;
    const reporting = Promise.all(
      reading.cookies.slice(2).map(async (cookie, reporter) => {
        const random = context.random.fork(`reports of ${reporter}`);
        for (const commentId of comments) {
          const body = { commandId: uuidv7(), commentId, kind: 'other', words: 'It is not kind.' };
          const client = `reporter ${reporter + 1}`;
          const item = trial.recorder.label(body.commandId, `${client}: ${trial.recorder.nameOf(commentId)}`);
          const operation = { client, stream: reading.groupId, item };
          trial.recorder.operation({ kind: 'invoke', ...operation });
          while (isOn) {
            const answer = await attempt<{ reportId: string }>(port(), cookie, moderationRoutes.reportComment, body);
            if (answer !== null) acknowledged.add(answer.reportId);
            if (answer !== null) break;
            await pause(askedAgainMs);
          }
          // a report is acknowledged without its number in the stream; that none is lost is looked at below
          trial.recorder.operation({ kind: 'unknown', ...operation, reason: 'reports are told no number' });
          await pause(random.next() * 60);
        }
      }),
    );
    for (let kill = 1; kill <= kills; kill += 1) {
      await until(() => acknowledged.size >= kill * reportsPerKill, reportedWithinMs);
      await pause(context.random.between(0, 200));
      await trial.crash(node);
    }
    await until(() => acknowledged.size >= (kills + 1) * reportsPerKill, reportedWithinMs);
    isOn = false;
    await reporting;
    trial.expect(
      acknowledged.size >= (kills + 1) * reportsPerKill,
      `only ${acknowledged.size} reports were acknowledged`,
    );
    trial.notes.push(`${acknowledged.size} reports acknowledged`);

    const url = context.site.postgres.directUrl;
    const { rows } = await withDatabase(url, (client) =>
      client.query<{ id: string }>('SELECT id FROM reports WHERE id = ANY($1)', [[...acknowledged]]),
    );
    trial.expect(rows.length === acknowledged.size, `${acknowledged.size - rows.length} acknowledged reports are lost`);
    return trial.end({ injected: kills, crashes: node.crashes });
  },
};
