/** A moment as the browser's own field for one has it, in the time zone here, to the minute; empty for none. */
export function localMomentOf(moment: string | null): string {
  if (moment === null) return '';
  const at = new Date(moment);
  return new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}
