import { Component, inject, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import type { CaseDetail } from '@lectern/contracts';
import { CaseStore } from '../case/case-store';
import { TalkForm } from './talk-form';
import { TalkLines } from './talk-lines';

/** The talk with whoever wrote the comment of the open case: private, and no strike. */
@Component({
  selector: 'lec-case-talk',
  imports: [TalkForm, TalkLines, TranslocoDirective],
  template: `
    <section *transloco="let t; prefix: 'moderation.talk'" class="section" [attr.aria-label]="t('title')">
      <h2>{{ t('title') }}</h2>
      @if (found().talk.length > 0) {
        <lec-talk-lines [lines]="found().talk" />
      }
      @if (found().can.includes('talk')) {
        <lec-talk-form [label]="t('toAuthor')" [hint]="t('toAuthorHint')" [say]="say" />
      }
    </section>
  `,
})
export class CaseTalk {
  readonly found = input.required<CaseDetail>();
  private readonly store = inject(CaseStore);
  protected readonly say = (words: string) => this.store.act({ do: 'talk', words });
}
