/** The fewest positions whose numbers have to go so that the rest ascends: those that were moved. */
export function outOfOrder(numbers: readonly number[]): Set<number> {
  // positions that end an ascending run of each length, and for each position the one before it in its run
  const ends: number[] = [];
  const before: (number | undefined)[] = [];
  const at = (position: number | undefined) => numbers[position ?? -1] ?? Number.NEGATIVE_INFINITY;
  numbers.forEach((number, position) => {
    let [low, high] = [0, ends.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (at(ends[middle]) <= number) low = middle + 1;
      else high = middle;
    }
    before[position] = ends[low - 1];
    ends[low] = position;
  });
  const moved = new Set(numbers.keys());
  for (let position = ends.at(-1); position !== undefined; position = before[position]) moved.delete(position);
  return moved;
}
