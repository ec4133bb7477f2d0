import { liveLimits, type LiveLine, type StreamEvent } from '@lectern/contracts';
import { withNewer } from '../reading-state';

type ChatEvent = Extract<StreamEvent, { type: 'live.line-changed' }>;

/** The newest lines after an event: as many as a snapshot shows, so that who was there and who comes late have the same. */
export function linesAfter(lines: ReadonlyMap<string, LiveLine>, { line }: ChatEvent): ReadonlyMap<string, LiveLine> {
  const after = withNewer(lines, [line]);
  if (after.size <= liveLimits.liveLinesShown) return after;
  return new Map(
    linesInOrder(after)
      .slice(-liveLimits.liveLinesShown)
      .map((one) => [one.id, one]),
  );
}

/** Lines in the order in which they were said. */
export function linesInOrder(lines: ReadonlyMap<string, LiveLine>): LiveLine[] {
  return [...lines.values()].sort((a, b) => a.createdSeq - b.createdSeq);
}
