import { Component, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import type { TalkLine } from '@lectern/contracts';
import { Moment } from '@lectern/web/ui';

/** What was said in a talk, in order. */
@Component({
  selector: 'lec-talk-lines',
  imports: [Moment, TranslocoDirective],
  template: `
    <ol *transloco="let t; prefix: 'moderation.talk'" class="rows">
      @for (line of lines(); track line.id) {
        <li class="row-text entry">
          <p>
            <bdi class="name">{{ line.by?.displayName || t('someone') }}</bdi>
            <span class="quiet small">
              {{ t(line.isByAuthor ? 'author' : 'moderator') }} · <lec-moment [at]="line.at" [isFocusable]="false" />
            </span>
          </p>
          <p class="prewrap" dir="auto">{{ line.words }}</p>
        </li>
      }
    </ol>
  `,
  styles: `
    .entry {
      padding-block: 8px;
    }
  `,
})
export class TalkLines {
  readonly lines = input.required<readonly TalkLine[]>();
}
