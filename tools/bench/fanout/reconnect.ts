import { setTimeout as sleep } from 'node:timers/promises';
import { alone, compared, percentile, type Row } from '../row';
import { nowMs } from './body';
import { CrowdProcess } from './crowd-process';
import { startLectern } from './subject';

const clients = 1_000;
const writtenMeanwhile = 50;
const inStepWithinMs = 20_000;

/** The server dies and is started again; everybody comes back at once, by the product's own delays, while somebody writes. */
export async function reconnect(): Promise<Row[]> {
  const lectern = await startLectern();
  const crowd = await CrowdProcess.seated(lectern.seats(clients));
  try {
    await crowd.obey({ do: 'come-back' });
    await lectern.server.kill();
    await lectern.server.restart();
    const listeningAtMs = nowMs();
    const author = await CrowdProcess.seated(lectern.seats(1));
    const said = await author.obey({ do: 'pace', ms: (writtenMeanwhile / 25) * 1000, perSecond: 25 });
    const back = await crowd.report();
    const inStepMs = back.tookMs.map((at) => at - listeningAtMs);
    const { lowestSeq } = await inStep(crowd, said.tookMs.length);
    author.end();
    const faults = back.statuses.filter((status) => /^5\d\d/.test(status) && !status.startsWith('503'));
    return [
      alone('reconnect.in-step.p95', percentile(inStepMs, 0.95) / 1000, 's', 10),
      alone('reconnect.in-step.last', percentile(inStepMs, 1) / 1000, 's', null),
      alone('reconnect.server-faults', faults.length, '', 0),
      compared('reconnect.missing', said.tookMs.length - lowestSeq, '', said.tookMs.length, null),
    ];
  } finally {
    crowd.end();
    await lectern.stop();
  }
}

/** Waits until everybody has every comment. */
async function inStep(crowd: CrowdProcess, head: number) {
  const patience = performance.now() + inStepWithinMs;
  for (;;) {
    const report = await crowd.obey({ do: 'report' });
    if (report.lowestSeq >= head) return report;
    if (performance.now() > patience) throw new Error(`Somebody has ${report.lowestSeq} of ${head} events.`);
    await sleep(50);
  }
}
