import { routes, type CaseDetail, type CasePage, type RuleSet } from '@lectern/contracts';
import { v7 as uuidv7 } from 'uuid';
import { startLectern, type LecternSubject } from '../fanout/subject';
import { type Listener, listenAll, post, read } from '../asking';
import { Heard } from '../heard';
import { alone, percentile, type Row } from '../row';

const clients = 200;
const rounds = 40;

/** A comment is hidden: when the last of 200 who have it open has it gone, and where a copy of it is left. */
export async function benchHiding(): Promise<Row[]> {
  const lectern = await startLectern();
  const { readingId } = lectern.reading;
  const [moderator = '', author = '', reporter = '', reader = ''] = lectern.reading.cookies;
  const heard = new Heard(clients, withheldIn);
  let listeners: Listener[] = [];
  try {
    const stream = { kind: 'reading', id: readingId } as const;
    listeners = await listenAll(lectern.seats(clients), stream, (client, payload) => heard.take(client, payload));
    const goneMs: number[] = [];
    for (let round = 0; round < rounds; round += 1) {
      const commentId = uuidv7();
      const anchor = { blockId: null, span: null };
      await post(lectern, author, routes.openThread.path, {
        commandId: commentId,
        readingId,
        anchor,
        body: `Secret ${round}`,
      });
      const report = { commandId: uuidv7(), commentId, kind: 'insult', words: '' };
      await post(lectern, reporter, routes.reportComment.path, report);
      const decide = await claimed(lectern, moderator, commentId);
      const begun = performance.now();
      await decide();
      goneMs.push((await heard.byAll(commentId)) - begun);
    }
    return [
      alone('moderation hidden-gone p50', percentile(goneMs, 0.5), 'ms', null),
      alone(`moderation hidden-gone of ${clients} p95`, percentile(goneMs, 0.95), 'ms', 500),
      alone('moderation hidden-copies', await copiesLeft(lectern, reader), '', 0),
    ];
  } finally {
    for (const { wire } of listeners) wire.close();
    await lectern.stop();
  }
}

/** The comments a frame says are withheld. */
function withheldIn(text: string): string[] {
  const found = text.matchAll(/"type":"comment\.withheld".*?"comment":\{"id":"([^"]+)"/g);
  return [...found].map(([, id = '']) => id);
}

/** Takes the case about a comment in hand, and answers how to hide it. */
async function claimed(lectern: LecternSubject, cookie: string, commentId: string): Promise<() => Promise<void>> {
  const { groupId } = lectern.reading;
  const { cases } = JSON.parse(await read(lectern, cookie, routes.cases.path.replace(':groupId', groupId))) as CasePage;
  const caseId = cases.find((one) => one.commentId === commentId)?.id ?? '';
  const path = routes.actOnCase.path.replace(':caseId', caseId);
  const seen = async () =>
    JSON.parse(await read(lectern, cookie, routes.case.path.replace(':caseId', caseId))) as CaseDetail;
  const rules = await read(lectern, cookie, routes.groupRules.path.replace(':groupId', groupId));
  const { version: ruleVersion } = JSON.parse(rules) as RuleSet;
  await post(lectern, cookie, path, { commandId: uuidv7(), version: (await seen()).version, act: { do: 'claim' } });
  const { version, comment } = await seen();
  const by = { reason: 'It is about a person.', bodyVersion: comment.version, ruleVersion, ruleNumber: 1 };
  const act = { do: 'decide', action: 'hide', ...by };
  return () => post(lectern, cookie, path, { commandId: uuidv7(), version, act });
}

/** How often hidden words stand anywhere a member can read: the discussion, the replay, search, what one was told, files. */
async function copiesLeft(lectern: LecternSubject, cookie: string): Promise<number> {
  const { readingId, groupId } = lectern.reading;
  const of = (path: string) => path.replace(':readingId', readingId);
  const paths = [
    `${of(routes.comments.path)}?scope=everywhere`,
    of(routes.readingThreads.path),
    `${of(routes.readingEvents.path)}?since=0`,
    `${routes.search.path}?q=Secret`,
    routes.notifications.path,
    routes.groupLatest.path.replace(':groupId', groupId),
    ...['markdown', 'html', 'csv', 'jsonld'].map((format) => `${of(routes.exportReading.path)}?format=${format}`),
  ];
  const answers = await Promise.all(paths.map((path) => read(lectern, cookie, path)));
  return answers.join().split(/Secret \d/).length - 1;
}
