import type { History } from '../history';
import { violation, type Violation } from '../violation';

/** I4: a stream's numbers are 1, 2, 3 … up to its head, none missing, none twice. */
export function findGaps(history: History): Violation[] {
  return history.stored.flatMap(({ stream, head, rows }) => {
    const wrong = rows.find((row, index) => row.seq !== index + 1);
    if (wrong) {
      const message = `number ${wrong.seq} stands at place ${rows.indexOf(wrong) + 1}.`;
      return [violation(history, 'I4', message, { stream, seqs: [wrong.seq - 1, wrong.seq], clients: [] })];
    }
    if (head === rows.length) return [];
    return [violation(history, 'I4', `the head is ${head}, the last number ${rows.length}.`, { stream, seqs: [head] })];
  });
}
