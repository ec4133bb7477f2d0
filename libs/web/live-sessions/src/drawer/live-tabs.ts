import type { Type } from '@angular/core';

/** A tab of the drawer; what it shows is fetched when it is opened first. */
export interface LiveTab {
  /** its name, and the key of its text: `live.drawer.tab.NAME` */
  readonly name: string;
  readonly load: () => Promise<Type<unknown>>;
}

/** The tabs of the drawer, in their order. A part of live sessions puts its own in here. */
export const liveTabs: readonly LiveTab[] = [
  { name: 'agenda', load: () => import('./agenda-tab').then((it) => it.AgendaTab) },
  { name: 'hands', load: () => import('../hands/hands-tab').then((it) => it.HandsTab) },
  { name: 'polls', load: () => import('../polls/polls-tab').then((it) => it.PollsTab) },
  { name: 'chat', load: () => import('../chat/chat-tab').then((it) => it.ChatTab) },
  { name: 'outcome', load: () => import('../follow-ups/outcome-tab').then((it) => it.OutcomeTab) },
  { name: 'people', load: () => import('./people-tab').then((it) => it.PeopleTab) },
];
