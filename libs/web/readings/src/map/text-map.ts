import { Component, computed, inject } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { DiscussionStore, placesOf } from '@lectern/web/threads';
import { PositionStore } from '../reading/position-store';
import { ReadingStore } from '../reading/reading-store';
import { marksOf, shares } from './map-marks';

const stretches = 200;
const busyComments = 20;

/**
 * The whole text as a strip beside it: where something is said, how much, where some of it is new, and where one is.
 * For the eye and the pointer; the same in words is the list of discussions in the order of the text.
 */
@Component({
  selector: 'lec-text-map',
  imports: [TranslocoDirective],
  template: `
    <svg
      *transloco="let t; prefix: 'readings.map'"
      aria-hidden="true"
      preserveAspectRatio="none"
      [attr.viewBox]="'0 0 10 ' + stretches"
    >
      <rect class="ground" x="4" y="0" width="2" [attr.height]="stretches" />
      @for (mark of marks(); track mark.at) {
        <g class="mark" [class.new]="mark.newCount > 0" (click)="position.go(mark.place)">
          <title>{{ t('mark', { count: mark.commentCount, fresh: mark.newCount }) }}</title>
          <rect class="reach" x="0" [attr.y]="mark.at - 1" width="10" height="3" />
          <rect class="line" [attr.x]="5 - mark.width / 2" [attr.y]="mark.at" [attr.width]="mark.width" height="1" />
        </g>
      }
      @if (here() !== null) {
        <rect class="here" x="0" [attr.y]="here()" width="2" height="2" />
      }
    </svg>
  `,
  styleUrl: './text-map.css',
})
export class TextMap {
  protected readonly position = inject(PositionStore);
  private readonly discussion = inject(DiscussionStore);
  private readonly reading = inject(ReadingStore);

  protected readonly stretches = stretches;
  private readonly where = computed(() => shares(this.reading.reading().value?.blocks ?? []));
  protected readonly marks = computed(() => {
    const unread = this.discussion.unread();
    const threads = [...this.discussion.discussion.threads().values()].map((thread) => ({
      places: placesOf(thread),
      commentCount: thread.commentCount,
      newCount: unread.get(thread.id)?.count ?? 0,
    }));
    const found = marksOf(threads, this.where(), stretches);
    // one comment can be seen, twenty fill the strip
    return found.map((mark) => ({ ...mark, width: 4 + 6 * Math.min(1, mark.commentCount / busyComments) }));
  });
  protected readonly here = computed(() => {
    const share = this.where().get(this.position.place() ?? '');
    return share === undefined ? null : Math.floor(share * stretches);
  });
}
