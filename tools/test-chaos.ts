import { parseArgs } from 'node:util';
import { faults } from './chaos/faults';
import { canHaveRedis, redisAdvice } from './chaos/redis-control';
import { stopAllSites } from './chaos/site';
import { isBroken, runFaults } from './chaos/run-faults';

const usage = 'npm run test:chaos -- [--rounds N] [--seed S] [--only D01,D10]';

const { values } = parseArgs({
  options: { rounds: { type: 'string' }, seed: { type: 'string' }, only: { type: 'string' } },
});
const rounds = Number(values.rounds ?? 3);
const seed = Number(values.seed ?? Math.floor(Math.random() * 1_000_000));
const wanted = values.only?.split(',').map((id) => id.trim().toUpperCase());
const unknown = wanted?.filter((id) => !faults.some((fault) => fault.id === id)) ?? [];
if (!Number.isInteger(rounds) || rounds < 1 || !Number.isInteger(seed) || unknown.length > 0) {
  if (unknown.length > 0)
    console.error(`There is no ${unknown.join(', ')}; there are ${faults.map(({ id }) => id).join(', ')}.`);
  console.error(usage);
  process.exit(2);
}
const chosen = faults.filter(({ id }) => wanted === undefined || wanted.includes(id));
if (chosen.some(({ needsRedis }) => needsRedis) && !canHaveRedis()) {
  console.error(redisAdvice);
  process.exit(2);
}

for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => void stopAllSites().finally(() => process.exit(130)));

console.log(`${chosen.length} faults, ${rounds} rounds, seed ${seed}`);
const runs = await runFaults({ faults: chosen, rounds, seed, print: (text) => console.log(text) });
const broken = runs.filter(isBroken).map(({ fault }) => fault.id);
if (broken.length > 0) {
  console.log(
    `Broken: ${broken.join(', ')}. Again: npm run test:chaos -- --rounds ${rounds} --seed ${seed} --only ${broken.join(',')}`,
  );
}
process.exit(broken.length > 0 ? 1 : 0);
