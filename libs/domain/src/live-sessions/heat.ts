import { liveSignalSchema, type Heat, type LiveSignal } from '@lectern/contracts';

/** Fewer people than this are not counted before others: of two, each would know who the other is. */
export const heatPeopleMin = 3;

/** A signal somebody set on a paragraph. */
export interface SetSignalFact {
  readonly personId: string;
  readonly blockId: string;
  readonly signal: LiveSignal;
  /** chose to be named with it */
  readonly isNamed: boolean;
}

/**
 * What of the signals everyone is shown: how many set the same on a paragraph, from three people on, and the names of
 * those who chose so. Of a person counts the last signal on a paragraph.
 */
export function heatOf(signals: readonly SetSignalFact[]): Heat[] {
  const last = new Map(signals.map((one) => [`${one.blockId} ${one.personId}`, one]));
  const blocks = new Map<string, SetSignalFact[]>();
  for (const one of last.values()) blocks.set(one.blockId, [...(blocks.get(one.blockId) ?? []), one]);
  return [...blocks].flatMap(([blockId, set]) =>
    liveSignalSchema.options.flatMap((signal) => {
      const same = set.filter((one) => one.signal === signal);
      const namedIds = same.filter(({ isNamed }) => isNamed).map(({ personId }) => personId);
      const count = same.length >= heatPeopleMin ? same.length : null;
      return count === null && namedIds.length === 0 ? [] : [{ blockId, signal, count, namedIds: namedIds.sort() }];
    }),
  );
}
