import { Component, computed, input, linkedSignal } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { pictureRoutes } from '@lectern/contracts';
import type { ProseInline } from '@lectern/prose';
import { addressOf } from '@lectern/web/core';

const highestPx = 480;

/** A picture in a comment. Its place is kept before it is here, so that nothing jumps; one that is gone says so. */
@Component({
  selector: 'lec-picture-view',
  imports: [TranslocoDirective],
  template: `
    @if (isGone()) {
      <span class="gone" *transloco="let t; prefix: 'threads.picture'"
        >{{ t('gone') }}
        @if (picture().alternative) {
          <span>: {{ picture().alternative }}</span>
        }
      </span>
    } @else {
      <img
        loading="lazy"
        decoding="async"
        [src]="address()"
        [alt]="picture().alternative"
        [width]="picture().width"
        [height]="picture().height"
        [style.inline-size.px]="widthPx()"
        (error)="isGone.set(true)"
      />
    }
  `,
  styles: `
    img {
      display: inline-block;
      max-inline-size: 100%;
      block-size: auto;
      border-radius: var(--radius);
      background: var(--sunk);
      vertical-align: top;
    }
    .gone {
      padding: 2px 6px;
      border: 1px dashed var(--rule);
      border-radius: var(--radius);
      color: var(--quiet);
    }
  `,
})
export class PictureView {
  readonly picture = input.required<Extract<ProseInline, { kind: 'picture' }>>();

  protected readonly address = computed(() => addressOf(pictureRoutes.picture, { pictureId: this.picture().id }));
  protected readonly isGone = linkedSignal({ source: this.address, computation: () => false });
  /** as wide as it is, and no higher than a part of the window */
  protected readonly widthPx = computed(() => {
    const { width, height } = this.picture();
    return Math.min(width, Math.round((highestPx * width) / height));
  });
}
