import { Component, computed, inject, input } from '@angular/core';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import type { LinkTarget } from '@lectern/contracts';
import { DiscussionStore } from '../discussion/discussion-store';
import { ShownLinks } from './shown-links';

/** Where a link to this site leads: instead of a bare address, or behind the words somebody gave it. */
@Component({
  selector: 'lec-inner-link',
  imports: [TranslocoDirective],
  template: `<ng-container *transloco="let t; prefix: 'threads.link'">
    @if (isBare()) {
      <bdi>{{ long() ?? words() }}</bdi>
    } @else {
      <bdi>{{ words() }}</bdi>
      @if (short(); as where) {
        &ngsp;<span class="where" [title]="long()">{{ t('where', { where }) }}</span>
      }
    }
  </ng-container>`,
  styles: `
    .where {
      color: var(--quiet);
      font-size: var(--small-size);
    }
  `,
})
export class InnerLink {
  readonly target = input.required<LinkTarget>();
  /** as it was written */
  readonly words = input.required<string>();
  /** whether that is the address itself */
  readonly isBare = input.required<boolean>();

  private readonly links = inject(ShownLinks);
  private readonly discussion = inject(DiscussionStore, { optional: true });
  private readonly transloco = inject(TranslocoService);
  private readonly shown = computed(() => this.links.of(this.target()));
  /** of the reading that is open only the place is named */
  private readonly title = computed(() => {
    const { reading } = this.shown() ?? {};
    return !reading || reading.id === this.discussion?.readingId() ? null : this.say('title', { title: reading.title });
  });

  /** The place, and how what stands there begins. */
  protected readonly long = computed(() => {
    const link = this.shown();
    if (!link) return null;
    const { number, words, author, to, reading } = link;
    const isComment = to.startsWith('comment:');
    const parts = isComment
      ? [this.say('comment', { name: author?.displayName ?? this.say('someone'), words }), this.at(number)]
      : to.startsWith('reading:')
        ? []
        : [number === null ? this.say('gone') : this.say('paragraph', { number, words })];
    const named = this.title() ?? (parts.length === 0 ? this.say('title', { title: reading.title }) : null);
    return [...parts, named].filter((part) => part !== null).join(' · ');
  });
  protected readonly short = computed(() => {
    const link = this.shown();
    return link && [this.at(link.number), this.title()].filter((part) => part !== null).join(' · ');
  });

  private at(number: number | null): string | null {
    return number === null ? null : this.say('at', { number });
  }

  private say(key: string, values: Record<string, unknown> = {}): string {
    return this.transloco.translate<string>(`threads.link.${key}`, values);
  }
}
