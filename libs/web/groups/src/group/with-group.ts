import { computed, effect, inject, untracked } from '@angular/core';
import { GroupStore } from './group-store';

/** Loads what a page shows of the group one is in, once that group is known, and again for another. */
export function withGroup(load: (groupId: string) => Promise<unknown>): void {
  const store = inject(GroupStore);
  const groupId = computed(() => store.group().value?.id);
  effect(() => {
    const id = groupId();
    if (id) void untracked(() => load(id));
  });
}
