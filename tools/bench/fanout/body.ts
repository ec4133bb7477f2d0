const bytes = 400;

/** Milliseconds of a clock that all processes of this machine share. */
export function nowMs(): number {
  return Number(process.hrtime.bigint()) / 1e6;
}

/** A comment of 400 bytes that can be told from all others and says when it was sent. */
export function bodyOf(name: string): string {
  return `${nowMs().toFixed(3)} ${name} `.padEnd(bytes, 'Both the event and the word for it are in dispute here. ');
}

/** When a comment of `bodyOf` was sent. */
export function sentAtOf(body: string): number {
  return Number(body.slice(0, body.indexOf(' ')));
}
