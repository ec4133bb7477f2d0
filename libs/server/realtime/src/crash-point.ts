/**
 * Named places where a test can end the process, as a power cut would. They exist only in a build
 * made for that: `tools/bundle.mjs` replaces `globalThis.CRASH_POINTS` by `false`, so that the calls,
 * each behind it, are dead code and vanish.
 */
declare global {
  var CRASH_POINTS: boolean | undefined;
}

/**
 * F1 received, nothing begun · F2 in the transaction, the stream locked · F3 in the transaction, all
 * written · F4 committed, nobody told · F5 the writers told, the room not · F6 half of the room told ·
 * F7 half of a batch's writers told · F8 a page of events read, not yet answered ·
 * N1 in the transaction, people told of comments · N2 committed, their browsers not told.
 */
export type CrashPoint = 'F1' | 'F2' | 'F3' | 'F4' | 'F5' | 'F6' | 'F7' | 'F8' | 'N1' | 'N2';

/** Asks for the end of the process when `point` is reached for the `passes`-th time from now. */
interface Arming {
  readonly crashAt: CrashPoint;
  readonly passes: number;
}

/** time for what was sent before the crash to reach the wire, in milliseconds */
const flushMs = 30;
let armed: { point: CrashPoint; passesLeft: number } | null = null;

if (globalThis.CRASH_POINTS) {
  process.on('message', (message) => {
    if (isArming(message)) armed = { point: message.crashAt, passesLeft: message.passes };
  });
}

/** Whether the process is to end at this pass of `point`; counts the pass. */
export function isCrashDue(point: CrashPoint): boolean {
  if (armed?.point !== point) return false;
  armed.passesLeft -= 1;
  return armed.passesLeft <= 0;
}

/** Ends the process if it is due; `isFlushed` lets what was sent until now go out first. */
export async function crashPoint(point: CrashPoint, isFlushed = false): Promise<void> {
  if (isCrashDue(point)) await crash(isFlushed);
}

/** Ends the process without any clean-up. */
export async function crash(isFlushed: boolean): Promise<void> {
  if (isFlushed) await new Promise((resolve) => setTimeout(resolve, flushMs));
  process.kill(process.pid, 'SIGKILL');
}

function isArming(message: unknown): message is Arming {
  return typeof message === 'object' && message !== null && 'crashAt' in message && 'passes' in message;
}
