import type { History } from '../history';
import { itemsOf } from '../item-index';
import { violation, type Violation } from '../violation';

/** I2: a command is done once, however often it was sent, and every repeat hears the same number. */
export function findDuplicates(history: History): Violation[] {
  return [...storedTwice(history), ...answeredTwice(history), ...shownTwice(history)];
}

function storedTwice(history: History): Violation[] {
  return itemsOf(history).flatMap(({ item, stream, rows }) =>
    rows.length > 1
      ? [violation(history, 'I2', `${item} is stored ${rows.length} times.`, { stream, items: [item] })]
      : [],
  );
}

function answeredTwice(history: History): Violation[] {
  return itemsOf(history).flatMap(({ item, stream, acknowledged }) => {
    const numbers = [...new Set(acknowledged.map(({ seq }) => seq))];
    return numbers.length > 1
      ? [
          violation(history, 'I2', `${item} was acknowledged as numbers ${numbers.join(' and ')}.`, {
            stream,
            items: [item],
          }),
        ]
      : [];
  });
}

function shownTwice(history: History): Violation[] {
  return history.replicas.flatMap(({ client, stream, applied }) => {
    const seen = new Map<string, number>();
    for (const { seq, content } of applied) {
      const before = seen.get(content);
      if (before !== undefined) {
        const message = `${client} shows ${content} twice.`;
        return [violation(history, 'I2', message, { stream, seqs: [before, seq], clients: [client] })];
      }
      seen.set(content, seq);
    }
    return [];
  });
}
