import { Component, computed, effect, inject, input, untracked } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { NavigationEnd, Router, RouterLink, RouterOutlet } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import type { CaseSummary } from '@lectern/contracts';
import { KeyPreference, keyTarget } from '@lectern/web/core';
import {
  Badge,
  type BadgeTone,
  Button,
  EmptyState,
  Moment,
  Notices,
  PageHeading,
  RemoteState,
  Trail,
} from '@lectern/web/ui';
import { filter, map } from 'rxjs';
import { GroupNameStore } from '../group-name-store';
import { PreparedTextsStore } from '../prepared/prepared-texts-store';
import { BulkPanel } from './bulk-panel';
import { BulkStore } from './bulk-store';
import { type QueueScope, QueueStore } from './queue-store';

const tones: Readonly<Record<CaseSummary['state'], BadgeTone>> = {
  open: 'question',
  claimed: 'new',
  decided: 'plain',
  appealed: 'held',
  final: 'plain',
};

/** What waits for who leads a group: a list made for the keyboard, with the open case beside it. */
@Component({
  selector: 'lec-queue-page',
  imports: [
    Badge,
    BulkPanel,
    Button,
    EmptyState,
    Moment,
    PageHeading,
    RemoteState,
    RouterLink,
    RouterOutlet,
    Trail,
    TranslocoDirective,
  ],
  providers: [BulkStore, GroupNameStore, PreparedTextsStore, QueueStore],
  templateUrl: './queue-page.html',
  styleUrl: './queue-page.css',
  host: { '(document:keydown)': 'pressed($event)' },
})
export class QueuePage {
  readonly groupId = input.required<string>();
  readonly of = input<string>();

  protected readonly store = inject(QueueStore);
  protected readonly bulk = inject(BulkStore);
  private readonly prepared = inject(PreparedTextsStore);
  private readonly names = inject(GroupNameStore);
  private readonly router = inject(Router);
  private readonly keys = inject(KeyPreference);
  private readonly notices = inject(Notices);

  protected readonly scopes: readonly QueueScope[] = ['waiting', 'done'];
  protected readonly shown = computed((): QueueScope => (this.of() === 'done' ? 'done' : 'waiting'));
  /** what can be chosen to be decided at once: what nobody has in hand */
  protected readonly decidable = computed(() => this.store.cases().filter((one) => this.isDecidable(one)));
  protected readonly trail = this.names.trail;
  private readonly address = toSignal(
    this.router.events.pipe(
      filter((event) => event instanceof NavigationEnd),
      map(() => this.router.url),
    ),
    { initialValue: this.router.url },
  );
  protected readonly openId = computed(() => /\/moderation\/([0-9a-f-]{36})/.exec(this.address())?.[1] ?? null);

  constructor() {
    effect(() => {
      const [groupId, of] = [this.groupId(), this.shown()];
      void untracked(() => this.store.open(groupId, of));
      void untracked(() => this.names.open(groupId));
      untracked(() => this.bulk.clear());
    });
    effect(() => {
      const groupId = this.groupId();
      void untracked(() => this.prepared.open(groupId));
    });
  }

  protected isDecidable({ state }: CaseSummary): boolean {
    return state === 'open';
  }

  protected toneOf({ state }: CaseSummary): BadgeTone {
    return tones[state];
  }

  protected more(): void {
    void this.notices.attempt(() => this.store.more());
  }

  /** `j` and `k` go through the list, `n` to the next that waits and nobody has in hand. */
  protected pressed(event: KeyboardEvent): void {
    const { isTyping, isInDialog } = keyTarget(event.target);
    if (!this.keys.isOn() || isTyping || isInDialog || event.ctrlKey || event.metaKey || event.altKey) return;
    const cases = this.store.cases();
    const at = cases.findIndex(({ id }) => id === this.openId());
    const to = caseFor(event.key, cases, at);
    if (!to) return;
    event.preventDefault();
    void this.router.navigate(['/groups', this.groupId(), 'moderation', to.id], { queryParamsHandling: 'preserve' });
  }
}

/** Where a key leads from the case at an index; undefined: nowhere. */
function caseFor(key: string, cases: readonly CaseSummary[], at: number): CaseSummary | undefined {
  const isFree = ({ state }: CaseSummary) => state === 'open' || state === 'appealed';
  if (key === 'j') return cases[at + 1];
  if (key === 'k') return cases[at - 1];
  if (key !== 'n') return undefined;
  return (
    cases.find((one, index) => index > at && isFree(one)) ?? cases.find((one, index) => index !== at && isFree(one))
  );
}
