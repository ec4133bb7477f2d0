/** Runs one step of a longer job, printing its name and how long it took. */
export async function step<T>(
  name: string,
  work: () => Promise<T> | T,
  isQuiet: (result: T) => boolean = () => false,
): Promise<T> {
  const started = performance.now();
  const result = await work();
  const seconds = (performance.now() - started) / 1000;
  if (!isQuiet(result)) console.log(`  ${name.padEnd(34)} ${seconds.toFixed(1).padStart(6)} s`);
  return result;
}
