import { computed, type Signal } from '@angular/core';
import type { TrailStep } from '@lectern/web/ui';
import type { GroupStore } from './group-store';

/** The way from the header to a group, for the group's inner pages. */
export function groupTrail(store: GroupStore): Signal<readonly TrailStep[]> {
  return computed(() => {
    const group = store.group().value;
    return group ? [{ text: group.name, link: ['/groups', group.id] }] : [];
  });
}
