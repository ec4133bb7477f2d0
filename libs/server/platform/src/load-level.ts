/** What is left out when the server cannot keep up, in this order: what people wrote is the last to be refused. */
export const shedOrder = ['presence', 'typing', 'previews', 'search', 'reads', 'posts'] as const;
export type Sheddable = (typeof shedOrder)[number];

/** from how many times `SHED_DELAY_MS` on each is left out */
const shedFrom: Readonly<Record<Sheddable, number>> = {
  presence: 1,
  typing: 1.5,
  previews: 2,
  search: 3,
  reads: 5,
  posts: 15,
};
/** a level is left only when the delay is well below where it began, or it would come and go many times a second */
const calmBelow = 0.6;
/** measurements in a row that have to say the same */
const calmFor = 2;

/** How many of `shedOrder` are left out, and what led there. */
export interface LoadLevel {
  readonly level: number;
  /** the level the measurement before asked for */
  readonly askedBefore: number;
  readonly calm: number;
}

export const noLoad: LoadLevel = { level: 0, askedBefore: 0, calm: 0 };

/** The level after one more measurement. It rises when two in a row ask for it, so that one long pause sheds nothing, and falls one step at a time. */
export function nextLevel(before: LoadLevel, delayMs: number, firstMs: number): LoadLevel {
  const asked = levelOf(delayMs, firstMs);
  const agreed = Math.min(asked, before.askedBefore);
  if (agreed > before.level) return { level: agreed, askedBefore: asked, calm: 0 };
  if (levelOf(delayMs, firstMs * calmBelow) >= before.level) return { ...before, askedBefore: asked, calm: 0 };
  const calm = before.calm + 1;
  return calm < calmFor
    ? { ...before, askedBefore: asked, calm }
    : { level: before.level - 1, askedBefore: asked, calm: 0 };
}

function levelOf(delayMs: number, firstMs: number): number {
  return shedOrder.filter((what) => delayMs >= shedFrom[what] * firstMs).length;
}
