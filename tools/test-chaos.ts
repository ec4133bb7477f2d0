// npm run test:chaos: whether what was acknowledged survives every fault of the plan.
import { parseArgs } from 'node:util';
import { faults } from './chaos/faults';
import { planRounds, turnsOf } from './chaos/plan';
import { canHaveRedis, redisAdvice } from './chaos/redis-control';
import { detailsOf, notesOf, table } from './chaos/report';
import { stopAllSites } from './chaos/site';
import { isBroken, runFaults } from './chaos/run-faults';
import { soak } from './chaos/soak';

const usage =
  'npm run test:chaos -- [--rounds N] [--seed S] [--only D01,D10] [--round K]\n' +
  'npm run test:chaos -- --soak MINUTES [--seed S]';

const { values } = parseArgs({
  options: {
    rounds: { type: 'string' },
    seed: { type: 'string' },
    only: { type: 'string' },
    round: { type: 'string' },
    soak: { type: 'string' },
  },
});
const rounds = Number(values.rounds ?? 3);
const seed = Number(values.seed ?? Math.floor(Math.random() * 1_000_000));
const onlyRound = values.round === undefined ? undefined : Number(values.round);
const wanted = values.only?.split(',').map((id) => id.trim().toUpperCase());
const unknown = wanted?.filter((id) => !faults.some((fault) => fault.id === id)) ?? [];
const soakMinutes = values.soak === undefined ? undefined : Number(values.soak);
const isRound = (number: number) => Number.isInteger(number) && number >= 1;
if (
  !isRound(rounds) ||
  !Number.isInteger(seed) ||
  !isRound(onlyRound ?? 1) ||
  !((soakMinutes ?? 1) > 0) ||
  unknown.length > 0
) {
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
process.once('uncaughtException', (error) => {
  console.error(error);
  void stopAllSites().finally(() => process.exit(1));
});

if (soakMinutes !== undefined) {
  const outcome = await soak({ minutes: soakMinutes, seed, print: (text) => console.log(text) });
  console.log(`${outcome.acknowledged} acknowledged, ${outcome.reconnects} reconnects, ${outcome.injected} faults`);
  console.log(detailsOf({ outcome }));
  process.exit(isBroken({ outcome }) ? 1 : 0);
}

console.log(`${rounds} rounds, seed ${seed}, ${planRounds(chosen, rounds, seed).flat().length} turns:`);
console.log(chosen.map((fault) => `${fault.id} × ${turnsOf(fault, rounds)}`).join(', '));
const startedAt = performance.now();
const runs = await runFaults({
  faults: chosen,
  rounds,
  seed,
  ...(onlyRound === undefined ? {} : { onlyRound }),
  print: (text) => console.log(text),
});
console.log(`\n${table(runs, (performance.now() - startedAt) / 1_000)}\n\n${notesOf(runs)}`);
const broken = runs.filter(isBroken);
for (const { fault, round } of broken) {
  console.log(
    `Broken: ${fault.id}. Again: npm run test:chaos -- --rounds ${rounds} --seed ${seed} --only ${fault.id} --round ${round}`,
  );
}
process.exit(broken.length > 0 ? 1 : 0);
