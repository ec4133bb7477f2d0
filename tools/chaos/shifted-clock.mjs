// Preloaded into a node whose clock is to be wrong by CLOCK_SHIFT_MS: `new Date()` and `Date.now()` only,
// as a wrong system clock would; timers go on as they are.
const shiftMs = Number(process.env.CLOCK_SHIFT_MS ?? 0);
const TrueDate = Date;
globalThis.Date = class Date extends TrueDate {
  constructor(...given) {
    if (given.length === 0) super(TrueDate.now() + shiftMs);
    else super(...given);
  }
  static now() {
    return TrueDate.now() + shiftMs;
  }
};
