import { readdir } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { alone, type Row } from '../row';
import { CrowdProcess } from './crowd-process';
import { memoryKb, startLectern } from './subject';

const minutesUsual = 5;
const sampleEveryMs = 5_000;
const listeners = 100;
const commentsPerSecond = 20;
const visitors = 50;

/** Hours on end, shortened: a room that is written in steadily, while people come and go; memory and descriptors meanwhile. */
export async function soak(): Promise<Row[]> {
  const minutes = Number(process.argv[process.argv.indexOf('--minutes') + 1]) || minutesUsual;
  const lectern = await startLectern();
  const crowd = await CrowdProcess.seated(lectern.seats(listeners));
  const authors = await CrowdProcess.seated(lectern.seats(10));
  try {
    const samples: { minute: number; mb: number; descriptors: number }[] = [];
    const started = performance.now();
    const end = started + minutes * 60_000;
    const writing = authors.obey({ do: 'pace', ms: minutes * 60_000, perSecond: commentsPerSecond });
    while (performance.now() < end) {
      const visit = await CrowdProcess.seated(lectern.seats(visitors));
      await sleep(sampleEveryMs);
      visit.end();
      await sleep(sampleEveryMs / 5);
      samples.push({
        minute: (performance.now() - started) / 60_000,
        mb: (await memoryKb(lectern.pid())) / 1024,
        descriptors: (await readdir(`/proc/${lectern.pid()}/fd`)).length,
      });
    }
    const written = (await writing).tookMs.length;
    // the first third warms up: code is compiled and the heap finds its size
    const later = samples.slice(Math.floor(samples.length / 3));
    const descriptors = later.map((sample) => sample.descriptors);
    return [
      alone('soak.minutes', minutes, 'min', null),
      alone('soak.comments', written, '', null),
      alone('soak.memory', later.at(-1)?.mb ?? 0, 'MB', null),
      alone('soak.memory.slope', slope(later.map(({ minute, mb }) => [minute / 60, mb])), 'MB/h', null),
      alone('soak.descriptors.growth', (descriptors.at(-1) ?? 0) - (descriptors[0] ?? 0), '', 0),
    ];
  } finally {
    crowd.end();
    authors.end();
    await lectern.stop();
  }
}

/** Of the line that lies nearest to the points. */
function slope(points: readonly (readonly [number, number])[]): number {
  const mean = (index: 0 | 1) => points.reduce((sum, point) => sum + point[index], 0) / points.length;
  const [meanX, meanY] = [mean(0), mean(1)];
  const above = points.reduce((sum, [x, y]) => sum + (x - meanX) * (y - meanY), 0);
  return above / points.reduce((sum, [x]) => sum + (x - meanX) ** 2, 0);
}
