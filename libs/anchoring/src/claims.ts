/**
 * Who stands where: at most one new paragraph for an old one and at most one old paragraph for a new one. Parts of
 * splits and merges are kept elsewhere.
 */
export class Claims {
  readonly newOf: Int32Array;
  readonly oldOf: Int32Array;

  constructor(oldCount: number, newCount: number) {
    this.newOf = new Int32Array(oldCount).fill(-1);
    this.oldOf = new Int32Array(newCount).fill(-1);
  }

  claim(oldIndex: number, newIndex: number): void {
    this.newOf[oldIndex] = newIndex;
    this.oldOf[newIndex] = oldIndex;
  }

  release(oldIndex: number): void {
    const newIndex = this.newOf[oldIndex] ?? -1;
    if (newIndex >= 0) this.oldOf[newIndex] = -1;
    this.newOf[oldIndex] = -1;
  }

  isOldFree(oldIndex: number): boolean {
    return this.newOf[oldIndex] === -1;
  }

  isNewFree(newIndex: number): boolean {
    return this.oldOf[newIndex] === -1;
  }

  freeOld(): number[] {
    return indexesOf(this.newOf, -1);
  }

  freeNew(): number[] {
    return indexesOf(this.oldOf, -1);
  }
}

function indexesOf(values: Int32Array, wanted: number): number[] {
  const found: number[] = [];
  values.forEach((value, at) => {
    if (value === wanted) found.push(at);
  });
  return found;
}
