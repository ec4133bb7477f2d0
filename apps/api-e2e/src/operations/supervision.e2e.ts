import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { routes } from '@lectern/contracts';
import { v7 as uuidv7 } from 'uuid';
import { freePort, startScratchServer, type ScratchServer } from '../../../../tools/lib/scratch-server';
import { Supervisor } from '../../../../tools/lib/supervisor';
import { send } from '../api';
import { register } from '../people';
import { eventually } from './wait';

describe('a server that dies', () => {
  let home: ScratchServer;
  beforeAll(async () => {
    home = await startScratchServer();
  });
  afterAll(() => home.stop());

  async function supervised() {
    const port = await freePort();
    const supervisor = new Supervisor('dist/apps/api/main.mjs', {
      NODE_ENV: 'test',
      LOG_LEVEL: 'silent',
      PORT: String(port),
      DATABASE_URL: home.databaseUrl,
      RATE_LIMIT_FACTOR: '10000',
    });
    await supervisor.start();
    onTestFinished(() => supervisor.stop());
    return { supervisor, base: `http://localhost:${port}` };
  }

  const answers = (base: string) => fetch(`${base}/health/live`).then(Boolean, () => false);

  function killed({ pid }: Supervisor): number {
    if (pid === undefined) throw new Error('There is no process.');
    process.kill(pid, 'SIGKILL');
    return pid;
  }

  it('is started again, has what it acknowledged, and does what was left open once', async () => {
    const { supervisor, base } = await supervised();
    const ada = await register('Ada', base);
    const groups = Array.from({ length: 30 }, (_, index) => ({
      commandId: uuidv7(),
      name: `Circle ${index}`,
      description: '',
      visibility: 'private' as const,
      joinPolicy: 'invitation' as const,
    }));
    const make = (body: (typeof groups)[number]) =>
      send(routes.createGroup, { body }, ada, base).then(
        ({ status }) => status,
        () => null,
      );
    const first = groups.slice(0, 15).map(make);
    await Promise.race(first);
    // what comes now is taken by the system and by nobody else
    process.kill(supervisor.pid ?? 0, 'SIGSTOP');
    const left = groups.slice(15).map(make);
    const before = killed(supervisor);
    const outcomes = await Promise.all([...first, ...left]);
    expect(outcomes).toContain(null);

    await eventually(() => answers(base), Boolean);
    expect(supervisor.pid).not.toBe(before);
    // the client asks again for everything, acknowledged or not
    expect(new Set(await Promise.all(groups.map(make)))).toEqual(new Set([200]));
    const { body } = await send(routes.groups, {}, ada, base);
    const names = (body as { name: string }[]).map(({ name }) => name).sort();
    expect(names).toEqual(groups.map(({ name }) => name).sort());
  });

  it('is started again each time, a little later each time, and not after we have stopped it', async () => {
    const { supervisor, base } = await supervised();
    const tookMs: number[] = [];
    for (let times = 0; times < 2; times += 1) {
      const startedAt = performance.now();
      const before = killed(supervisor);
      await eventually(async () => supervisor.pid !== before && (await answers(base)), Boolean);
      tookMs.push(performance.now() - startedAt);
    }
    expect(tookMs[0]).toBeGreaterThan(200);
    expect(tookMs[1]).toBeGreaterThan(1_000);

    const last = killed(supervisor);
    await supervisor.stop();
    await new Promise((resolve) => setTimeout(resolve, 6_000));
    expect([supervisor.pid, await answers(base)]).toEqual([last, false]);
  });
});
