/** After scrolling by oneself one is left alone for so long. */
export const ownScrollHoldMs = 4_000;

/** How somebody's view hangs on where they are led. */
export interface LeashState {
  /** roaming: one goes by oneself until one comes back */
  readonly isRoaming: boolean;
  /** the paragraph one is led to */
  readonly target: string | null;
  /** whether the view was brought there since it was said */
  readonly isBrought: boolean;
  readonly isTyping: boolean;
  readonly isSelecting: boolean;
  readonly ownScrollAtMs: number | null;
}

/** What happens to a view, told by whoever watches it. */
export type LeashEvent =
  /** one is led to a paragraph; null: to none any more */
  | { readonly what: 'led'; readonly blockId: string | null }
  /** one scrolled oneself, and sees the paragraph one was led to, or not any more */
  | { readonly what: 'scrolled'; readonly seesTarget: boolean }
  | { readonly what: 'typing'; readonly isOn: boolean }
  | { readonly what: 'selecting'; readonly isOn: boolean }
  /** the text flowed anew: another width, another size of type */
  | { readonly what: 'reflowed' }
  /** one wants to go by oneself */
  | { readonly what: 'roam' }
  /** one wants to be where the others are: at once, as one asked for it */
  | { readonly what: 'return' }
  /** time passed */
  | { readonly what: 'tick' };

/** Why a view is not brought where it is led, though it follows. */
export type LeashHold = 'typing' | 'selecting' | 'scrolling';

/** A view nobody leads. */
export const freeLeash: LeashState = {
  isRoaming: false,
  target: null,
  isBrought: false,
  isTyping: false,
  isSelecting: false,
  ownScrollAtMs: null,
};

/**
 * What becomes of a view: its next state, and the paragraph to scroll to now, if any. It is never moved while one types,
 * selects, or scrolled within the last four seconds, unless one asks for it; what was missed meanwhile is made good
 * afterwards. Who scrolls away from where they were brought roams until they come back.
 */
export function leash(
  state: LeashState,
  event: LeashEvent,
  nowMs: number,
): { state: LeashState; scrollTo: string | null } {
  if (event.what === 'return') {
    const back = { ...state, isRoaming: false, isBrought: state.target !== null, ownScrollAtMs: null };
    return { state: back, scrollTo: state.target };
  }
  return brought(told(state, event, nowMs), nowMs);
}

/** What keeps a view from being brought somewhere. */
export function leashHold({ isTyping, isSelecting, ownScrollAtMs }: LeashState, nowMs: number): LeashHold | null {
  if (isTyping) return 'typing';
  if (isSelecting) return 'selecting';
  return ownScrollAtMs !== null && nowMs - ownScrollAtMs < ownScrollHoldMs ? 'scrolling' : null;
}

function told(state: LeashState, event: Exclude<LeashEvent, { what: 'return' }>, nowMs: number): LeashState {
  switch (event.what) {
    case 'led':
      return { ...state, target: event.blockId, isBrought: false };
    case 'scrolled':
      return {
        ...state,
        ownScrollAtMs: nowMs,
        isRoaming: state.isRoaming || (state.isBrought && !event.seesTarget),
      };
    case 'typing':
      return { ...state, isTyping: event.isOn };
    case 'selecting':
      return { ...state, isSelecting: event.isOn };
    case 'reflowed':
      return { ...state, isBrought: false };
    case 'roam':
      return { ...state, isRoaming: true };
    case 'tick':
      return state;
  }
}

function brought(state: LeashState, nowMs: number): { state: LeashState; scrollTo: string | null } {
  const isDue = state.target !== null && !state.isBrought && !state.isRoaming;
  if (!isDue || leashHold(state, nowMs) !== null) return { state, scrollTo: null };
  return { state: { ...state, isBrought: true }, scrollTo: state.target };
}
