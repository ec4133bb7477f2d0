import { liveLimits, type LiveNote, type LiveSideContent, type SideLine, type StreamEvent } from '@lectern/contracts';
import { withNewer } from '../reading-state';

/** What a client knows of a side of a session. */
export interface LiveSideState {
  readonly lines: ReadonlyMap<string, SideLine>;
  readonly notes: ReadonlyMap<string, LiveNote>;
}

/** The state a side's snapshot stands for. */
export function sideStateOf({ lines, notes }: LiveSideContent): LiveSideState {
  return { lines: new Map(lines.map((line) => [line.id, line])), notes: new Map(notes.map((note) => [note.id, note])) };
}

/** The state after an event of the side. */
export function applySideEvent(state: LiveSideState, event: StreamEvent): LiveSideState {
  switch (event.type) {
    case 'side.line-changed': {
      const lines = sideLinesInOrder(withNewer(state.lines, [event.line])).slice(-liveLimits.liveLinesShown);
      return { ...state, lines: new Map(lines.map((line) => [line.id, line])) };
    }
    case 'side.note-changed':
      return { ...state, notes: withNewer(state.notes, [event.note]) };
    default:
      return state;
  }
}

/** Lines in the order in which they were said. */
export function sideLinesInOrder(lines: ReadonlyMap<string, SideLine>): SideLine[] {
  return [...lines.values()].sort((a, b) => a.createdSeq - b.createdSeq);
}

/** Notes in the order of their places, without those that are withdrawn. */
export function notesInOrder(notes: Iterable<LiveNote>): LiveNote[] {
  return [...notes]
    .filter(({ isWithdrawn }) => !isWithdrawn)
    .sort((a, b) => a.place - b.place || (a.id < b.id ? -1 : 1));
}

/**
 * The place after a note (null: first) among those that stand, half-way to the next; null where numbers lie so close
 * that nothing fits between them.
 */
export function placeAfter(notes: Iterable<Pick<LiveNote, 'id' | 'place'>>, afterId: string | null): number | null {
  const places = [...notes].sort((a, b) => a.place - b.place);
  const index = afterId === null ? -1 : places.findIndex(({ id }) => id === afterId);
  const [before, after] = [places[index]?.place, places[index + 1]?.place];
  if (after === undefined) return (before ?? 0) + 1;
  const place = before === undefined ? after - 1 : (before + after) / 2;
  return place === before || place === after ? null : place;
}
