import type { Type } from '@angular/core';
import { facilitates, type LiveStanding } from '@lectern/domain';

/** A tab of the drawer; what it shows is fetched when it is opened first. */
export interface LiveTab {
  /** its name, and the key of its text: `live.drawer.tab.NAME` */
  readonly name: string;
  /** whether it is there for somebody; without it: for everybody */
  readonly isFor?: (standing: LiveStanding) => boolean;
  readonly load: () => Promise<Type<unknown>>;
}

/** The tabs of the drawer, in their order. A part of live sessions puts its own in here. */
export const liveTabs: readonly LiveTab[] = [
  { name: 'agenda', load: () => import('./agenda-tab').then((it) => it.AgendaTab) },
  { name: 'hands', load: () => import('../hands/hands-tab').then((it) => it.HandsTab) },
  { name: 'polls', load: () => import('../polls/polls-tab').then((it) => it.PollsTab) },
  { name: 'chat', load: () => import('../chat/chat-tab').then((it) => it.ChatTab) },
  { name: 'outcome', load: () => import('../follow-ups/outcome-tab').then((it) => it.OutcomeTab) },
  { name: 'rooms', load: () => import('../rooms/rooms-tab').then((it) => it.RoomsTab) },
  { name: 'people', load: () => import('./people-tab').then((it) => it.PeopleTab) },
  {
    name: 'backstage',
    isFor: facilitates,
    load: () => import('../sides/backstage-tab').then((it) => it.BackstageTab),
  },
];
