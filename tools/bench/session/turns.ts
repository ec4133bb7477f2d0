import { chanceFrom, overtakenMax, simulateDiscussion, unevenEagerness } from '@lectern/domain';
import { alone, compared, percentile, type Row } from '../row';

const runs = 10_000;
const meetings = 40;

/** Who speaks when, by the rules of the stack alone: how often anybody is overtaken, and how evenly turns are shared. */
export function turns(): Row[] {
  const chance = chanceFrom(6);
  let overtakenMost = 0;
  for (let run = 0; run < runs; run += 1) {
    const eagerness = Array.from({ length: 2 + Math.floor(chance() * 7) }, () => 0.05 + chance() * 0.95);
    const { overtakenMost: most } = simulateDiscussion({ eagerness, turns: 20, order: 'balanced', chance });
    overtakenMost = Math.max(overtakenMost, most);
  }
  const starved = overtakenMost > overtakenMax ? 1 : 0;
  return [
    alone('session.turns.overtaken-most', overtakenMost, 'times', overtakenMax),
    alone('session.turns.starved', starved, 'runs', 0),
    evenness('session.turns.gini', unevenEagerness, 0.6),
    // where eagerness falls off so steeply that most hands are hardly ever up, there is less an order can do
    evenness(
      'session.turns.gini.steep',
      unevenEagerness.map((_, index) => 1 / (index + 1)),
      null,
    ),
  ];
}

/** The Gini coefficient of turns in balanced order, against first-come. */
function evenness(name: string, eagerness: readonly number[], target: number | null): Row {
  const ginis = (order: 'balanced' | 'first-come') =>
    Array.from(
      { length: meetings },
      (_, meeting) => simulateDiscussion({ eagerness, turns: 300, order, chance: chanceFrom(meeting) }).gini,
    );
  return compared(name, percentile(ginis('balanced'), 0.5), '', percentile(ginis('first-come'), 0.5), target);
}
