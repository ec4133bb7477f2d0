import { Component, computed, effect, inject, input, signal, untracked } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import {
  type LiveAttendance,
  type LiveFollowUpAct,
  liveAttendanceSchema,
  type LiveRecap,
  type MissedLineView,
  liveSessionRoutes,
} from '@lectern/contracts';
import {
  addressOf,
  ApiClient,
  newCommandId,
  notLoaded,
  type Remote,
  remoteLoading,
  SessionStore,
} from '@lectern/web/core';
import { Button, Notices, PageHeading, RemoteState, Trail, type TrailStep } from '@lectern/web/ui';
import { FollowUpList } from '../follow-ups/follow-up-list';
import { paragraphsOf } from '../room/passage-words';
import { LocalStart } from '../session/local-start';
import { resultWords } from './result-words';

/** A live session afterwards: what was read, asked and written, who says they were there, and what one missed. */
@Component({
  selector: 'lec-recap-page',
  imports: [Button, FollowUpList, LocalStart, PageHeading, RemoteState, RouterLink, Trail, TranslocoDirective],
  templateUrl: './recap-page.html',
  styleUrl: './recap-page.css',
})
export class RecapPage {
  readonly sessionId = input.required<string>();

  private readonly api = inject(ApiClient);
  private readonly notices = inject(Notices);
  private readonly transloco = inject(TranslocoService);
  private readonly account = inject(SessionStore);

  protected readonly recap = signal<Remote<LiveRecap>>(notLoaded);
  private readonly loadWith = remoteLoading<LiveRecap>((change) => this.recap.update(change));
  protected readonly paragraphsOf = paragraphsOf;
  protected readonly resultWords = resultWords;
  protected readonly attendances = liveAttendanceSchema.options;
  protected readonly trail = computed((): readonly TrailStep[] => {
    const recap = this.recap().value;
    if (!recap) return [];
    return [
      { text: recap.group.name, link: ['/groups', recap.group.id] },
      { text: recap.session.title, link: ['/sessions', recap.session.id] },
    ];
  });
  protected readonly viewerId = computed(() => this.account.account()?.id ?? null);
  /** who can be asked to do something */
  protected readonly people = computed(() => this.recap().value?.people.filter(({ isGuest }) => !isGuest) ?? []);
  protected readonly mine = computed(() => {
    const id = this.viewerId();
    return this.recap().value?.people.find((person) => person.id === id)?.attended ?? null;
  });
  protected readonly files = computed(() =>
    (['markdown', 'json'] as const).map((format) => ({
      format,
      address: addressOf(liveSessionRoutes.exportLiveRecap, { sessionId: this.sessionId() }, { format }),
    })),
  );
  protected readonly isSignedIn = this.account.isSignedIn;

  constructor() {
    effect(() => {
      const sessionId = this.sessionId();
      untracked(() => void this.load(sessionId));
    });
  }

  protected load(sessionId = this.sessionId()): Promise<void> {
    return this.loadWith(() => this.api.call(liveSessionRoutes.liveRecap, { params: { sessionId } }));
  }

  /** Where a line of what was missed leads: into the text, or to its place on this page. */
  protected linkOf({ target }: MissedLineView): { link: readonly unknown[]; fragment: string | undefined } {
    const readingId = this.recap().value?.reading.id ?? '';
    if (target.kind === 'block') return { link: ['/readings', readingId], fragment: this.fragmentOf(target.id) };
    if (target.kind === 'thread') return { link: ['/comments', target.id], fragment: undefined };
    const fragment = target.kind === 'poll' ? `poll-${target.id}` : undefined;
    return { link: ['/sessions', this.sessionId(), 'recap'], fragment };
  }

  protected async attend(attended: LiveAttendance): Promise<void> {
    const act = { what: 'attend', attended } as const;
    const body = { commandId: newCommandId(), sessionId: this.sessionId(), act };
    const said = this.transloco.translate<string>('live.recap.attendanceKept');
    if (await this.notices.attempt(() => this.api.call(liveSessionRoutes.actInLiveSession, { body }), said))
      await this.load();
  }

  protected async followUp(act: LiveFollowUpAct): Promise<void> {
    const body = { commandId: newCommandId(), sessionId: this.sessionId(), act };
    await this.notices.attempt(() => this.api.call(liveSessionRoutes.actOnFollowUps, { body }));
    await this.load();
  }

  protected nameOf(personId: string | null): string {
    return this.recap().value?.people.find(({ id }) => id === personId)?.displayName ?? '';
  }

  protected print(): void {
    print();
  }

  private fragmentOf(blockId: string | null): string | undefined {
    const passage = this.recap().value?.session.agenda.find(({ fromBlockId }) => fromBlockId === blockId);
    return passage?.fromNumber ? `p${passage.fromNumber}` : undefined;
  }
}
