import type { INestApplicationContext } from '@nestjs/common';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { RestrictMemberUseCase } from '@lectern/server/groups';
import { mediumApp, somebody } from '../../../../tools/testing/medium-app';
import { ModeratedRoom } from '../../../../tools/testing/moderated-room';
import { ReadRecordUseCase } from './use-cases/read-record.use-case';

let app: INestApplicationContext;
let at: ModeratedRoom;
beforeAll(async () => {
  app = await mediumApp();
  at = await ModeratedRoom.open(app);
});
afterAll(() => app.close());

const record = (days = 30, until?: Date, as = at.room.member) =>
  app.get(ReadRecordUseCase, { strict: false }).execute(as, at.room.groupId, days, until);

it('counts what was done, by which rule, how fast, and what did not stand; and names nobody', async () => {
  // Ada hides, Ben finds otherwise; Ben removes; Ada leaves one and takes a decision back
  const hidden = await at.decide(await at.reported('One.'), 'hide');
  const { appealId } = await at.appeal(hidden.decision?.id ?? '');
  const overturned = { do: 'judge', appealId, outcome: 'overturned', reason: 'It was irony.' } as const;
  await at.act(await at.read(hidden.id, at.ben), overturned, at.ben);
  await at.decide(await at.reported('Two.'), 'remove', at.ben);
  await at.decide(await at.reported('Three.'), 'approve');
  const mistaken = await at.decide(await at.reported('Four.'), 'hide');
  await at.act(mistaken, { do: 'undo' });
  await app.get(RestrictMemberUseCase, { strict: false }).begin(at.room.owner, at.room.groupId, at.reader.personId, {
    kind: 'mute',
    facts: 'They called others names.',
    ruleVersion: 0,
    ruleNumber: 1,
    days: 1,
    reason: 'To cool down.',
  });

  const found = await record();
  expect(found).toMatchObject({
    reports: 4,
    decisions: [
      { action: 'approve', count: 1 },
      { action: 'hide', count: 1 },
      { action: 'remove', count: 1 },
    ],
    grounds: [{ ruleVersion: 0, ruleNumber: 1, count: 2 }],
    overturned: { count: 1, of: 1 },
    restrictions: [{ kind: 'mute', count: 1 }],
    posts: { approved: 0, refused: 0 },
    raidModes: 0,
    moderators: [
      { number: 1, decisions: 2, overturned: { count: 1, of: 1 } },
      { number: 2, decisions: 1, overturned: { count: 0, of: 0 } },
    ],
  });
  expect(found.grounds[0]?.title).toMatch(/^Argue about what is said/);
  expect(found.hoursToDecision?.half).toBeGreaterThan(0);
  expect(found.hoursToDecision?.half).toBeLessThan(1);
  const said = JSON.stringify(found);
  for (const { personId } of [at.ada, at.ben, at.reader, at.room.member, at.room.owner])
    expect(said).not.toContain(personId);

  // of a time in which nothing was done there is nothing, and numbers stay
  const before = await record(30, new Date(Date.now() - 86_400_000));
  expect(before).toMatchObject({ reports: 0, decisions: [], grounds: [], hoursToDecision: null, moderators: [] });
});

it('is for whoever sees the group', async () => {
  const stranger = await somebody(app);
  await expect(record(30, undefined, stranger)).rejects.toMatchObject({ code: 'E_NOT_FOUND' });
});
