import { Component, computed, inject, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import type { MentionTarget } from '@lectern/prose';
import { DiscussionStore } from '../discussion/discussion-store';
import { MentionNames } from './mention-names';

/** Somebody who is mentioned, by their name of today; or everybody of a role. */
@Component({
  selector: 'lec-mention',
  imports: [TranslocoDirective],
  template: `<bdi *transloco="let t; prefix: 'threads.mention'" class="mention" [class.mine]="isMine()"
    >@{{ roleOf() ? t('role.' + roleOf()) : today() }}
    @if (isMine()) {
      <span class="visually-hidden">{{ t('you') }}</span>
    }
  </bdi>`,
  styles: `
    .mention {
      color: var(--accent);
      font-weight: 500;
    }
    .mine {
      margin: 0 -2px;
      padding: 0 2px;
      border-radius: 3px;
      background: var(--accent-tint);
    }
  `,
})
export class MentionView {
  readonly target = input.required<MentionTarget>();
  /** as it was written */
  readonly name = input.required<string>();

  private readonly names = inject(MentionNames);
  private readonly discussion = inject(DiscussionStore, { optional: true });

  protected readonly roleOf = computed(() => {
    const target = this.target();
    return target.kind === 'role' ? target.role : null;
  });
  protected readonly isMine = computed(() => {
    const target = this.target();
    return target.kind === 'person' && target.id === this.discussion?.personId();
  });
  protected readonly today = computed(() => {
    const target = this.target();
    const readingId = this.discussion?.readingId();
    const known = target.kind === 'person' && readingId ? this.names.name(readingId, target.id) : null;
    return known ?? this.name();
  });
}
