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
/** how long the process stands still at a time, to run as late as at each level */
const standingMs = { presence: 90, previews: 156, reads: 390, posts: 1_140 } as const;

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
  it('leaves out presence first, then previews, then reads, and refuses posts last; then all comes back', async () => {
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
    const seen: string[][] = [];
    for (const [what, standMs] of Object.entries(standingMs)) {
      const letGo = hold(pid, standMs);
      const wanted = { presence: 1, previews: 3, reads: 5, posts: 6 }[what] ?? 0;
      await eventually(level, (now) => now >= wanted, 20_000);
      if (what === 'presence') {
        await live.join((published.body as { id: string }).id);
        await pause(1_500);
        expect(live.received.map(({ name }) => name)).not.toContain('presence.changed');
      }
      seen.push(await refused());
      await letGo();
    }
    expect(seen[1]).toContain('previews');
    expect(seen[1]).not.toContain('posts');
    // a machine that has other things to do runs later than it was made to, and may be one level further
    expect(seen[2]).toEqual(expect.arrayContaining(['previews', 'reads']));
    expect(seen[3]).toEqual(['previews', 'reads', 'posts']);
    // whatever the level: nothing is refused while something less important is not
    for (const one of seen) expect(['previews', 'reads', 'posts'].slice(0, one.length)).toEqual(one);

    await eventually(level, (now) => now === 0, 20_000);
    expect(await refused()).toEqual([]);
    // told once there is time for it
    await live.message('presence.changed', ({ count }) => count === 1);
    expect(await metrics()).toMatch(/^lectern_shed_total\{what="posts"\} [1-9]/m);
  });
});
