import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, it, onTestFinished } from 'vitest';
import { routes } from '@lectern/contracts';
import { v7 as uuidv7 } from 'uuid';
import { freePort, startScratchServer } from '../../../../tools/lib/scratch-server';
import { request, send } from '../api';
import { register } from '../people';
import { LiveClient } from '../socket';
import { eventually } from './wait';

const firstMs = 60;
/** how long the process stands still at a time, to run as late as at the last level */
const standingMs = 1_140;
/** what is refused when so many things are left out: presence, typing, previews, search, reads, posts */
const refusedAt = [[], [], [], ['previews'], ['previews'], ['previews', 'reads'], ['previews', 'reads', 'posts']];

/** Lets a process run only now and then, as on a machine that has far too much to do. Answers how to let go. */
function hold(pid: number, standMs: number): () => Promise<void> {
  let isHeld = true;
  const holding = (async () => {
    while (isHeld) {
      process.kill(pid, 'SIGSTOP');
      await pause(standMs);
      process.kill(pid, 'SIGCONT');
      await pause(8);
    }
  })();
  return async () => {
    isHeld = false;
    await holding;
  };
}

describe('a server that has too much to do', { timeout: 150_000 }, () => {
  it('leaves out presence first, then previews, then reads, and refuses posts last; then all comes back in turn', async () => {
    const METRICS_PORT = String(await freePort());
    const server = await startScratchServer({
      env: { SHED_DELAY_MS: String(firstMs), METRICS_PORT, LOG_LEVEL: 'silent' },
    });
    onTestFinished(() => server.stop());
    const { base } = server;
    const pid = server.process.pid ?? 0;
    const ada = await register('Ada', base);
    const groupId = uuidv7();
    const settings = { name: 'Lamps', description: '', visibility: 'public', joinPolicy: 'open' } as const;
    await send(routes.createGroup, { body: { commandId: groupId, ...settings } }, ada, base);
    const text = '# Lamps\n\nA lamp in a window tells the street that somebody is awake.';
    const pasted = { commandId: uuidv7(), text, format: 'markdown' as const };
    const draft = await send(routes.pasteText, { params: { groupId }, body: pasted }, ada, base);
    const { id: draftId, version } = draft.body as { id: string; version: number };
    const published = await send(routes.publishDraft, { params: { draftId }, body: { version } }, ada, base);
    const live = await LiveClient.open(ada, base);

    const metrics = () => fetch(`http://127.0.0.1:${METRICS_PORT}/metrics`).then((answer) => answer.text());
    const level = async () => Number(/^lectern_load_level (\d)/m.exec(await metrics())?.[1]);
    /** What is refused just now; each refusal says when to try again. */
    const refused = async (): Promise<string[]> => {
      const [previews, reads, posts] = await Promise.all([
        send(routes.invitationPreview, { params: { token: 'a'.repeat(43) } }, ada, base),
        send(routes.group, { params: { groupId } }, ada, base),
        request(
          base,
          'PATCH',
          `/api/groups/${groupId}`,
          { origin: base, cookie: ada.cookie, 'content-type': 'application/json' },
          JSON.stringify(settings),
        ),
      ]);
      const busy = Object.entries({ previews, reads, posts }).filter(([, { status }]) => status === 503);
      for (const [, { headers, body }] of busy) {
        expect(body).toMatchObject({ code: 'E_BUSY' });
        expect(Number(headers.get('retry-after'))).toBeGreaterThanOrEqual(2);
      }
      return busy.map(([name]) => name);
    };

    await eventually(level, (now) => now === 0, 20_000);
    expect(await refused()).toEqual([]);
    const letGo = hold(pid, standingMs);
    await eventually(level, (now) => now === 6, 20_000);
    expect(await refused()).toEqual(refusedAt[6]);
    await letGo();
    // from there it comes back one step at a time, and rests at each for two measurements
    const seen = new Map<number, string[]>();
    let hasJoined = false;
    for (let before = await level(); before > 0; before = await level()) {
      if (before <= 4 && !hasJoined) {
        await live.join((published.body as { id: string }).id);
        hasJoined = true;
      }
      const names = await refused();
      if ((await level()) === before) seen.set(before, names);
      if (before > 1) expect(live.received.map(({ name }) => name)).not.toContain('presence.changed');
      await pause(50);
    }
    expect([...seen.keys()]).toEqual(expect.arrayContaining([5, 4, 3, 2, 1]));
    for (const [at, names] of seen) expect([at, names]).toEqual([at, refusedAt[at]]);

    await eventually(level, (now) => now === 0, 20_000);
    expect(await refused()).toEqual([]);
    // told once there is time for it
    await live.message('presence.changed', ({ count }) => count === 1);
    expect(await metrics()).toMatch(/^lectern_shed_total\{what="posts"\} [1-9]/m);
  });
});
