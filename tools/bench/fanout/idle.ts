import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { alone, compared, type Row } from '../row';
import { CrowdProcess } from './crowd-process';
import { memoryKb, startBare, startLectern, type Subject } from './subject';

const connections = 1_000;
const settledMs = 2_000;

/** What a server needs that does nothing, and for each connection that does nothing. */
export async function idleMemory(): Promise<Row[]> {
  const env = { NODE_OPTIONS: `--import ${join(process.cwd(), 'tools/bench/fanout/collect-on-signal.mjs')}` };
  const lectern = await startLectern(env);
  const bare = await startBare(lectern.server.databaseUrl, env);
  try {
    await sleep(settledMs);
    const process_ = await memoryKb(lectern.pid());
    return [
      alone('idle.memory', process_ / 1024, 'MB', 200),
      compared('idle.memory.connection', await kbPerConnection(lectern), 'kB', await kbPerConnection(bare), 1.5),
    ];
  } finally {
    await bare.stop();
    await lectern.stop();
  }
}

/** The second thousand counts: with the first come buffers and compiled code that any number needs. */
async function kbPerConnection(subject: Subject): Promise<number> {
  const warm = await CrowdProcess.seated(subject.seats(connections / 2));
  const before = await settledKb(subject);
  const crowd = await CrowdProcess.seated(subject.seats(connections));
  const after = await settledKb(subject);
  crowd.end();
  warm.end();
  return (after - before) / connections;
}

async function settledKb(subject: Subject): Promise<number> {
  for (let round = 0; round < 3; round += 1) {
    await sleep(settledMs / 2);
    process.kill(subject.pid(), 'SIGURG');
  }
  await sleep(settledMs / 2);
  return memoryKb(subject.pid());
}
