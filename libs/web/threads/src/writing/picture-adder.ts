import {
  Component,
  computed,
  DestroyRef,
  effect,
  type ElementRef,
  inject,
  input,
  output,
  signal,
  viewChild,
} from '@angular/core';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import { limits, type Picture, pictureFaultSchema, pictureRoutes } from '@lectern/contracts';
import { pictureMarkdown } from '@lectern/prose';
import { ApiClient, FaultTexts, RefusedError } from '@lectern/web/core';
import { LucideCircleAlert } from '@lectern/web/icons';
import { Button } from '@lectern/web/ui';

let lastNumber = 0;

/**
 * Sends a picture to the server and asks what it shows. It goes into the comment with words, or when one says that it is
 * decoration: neither is never the case by oversight.
 */
@Component({
  selector: 'lec-picture-adder',
  imports: [Button, LucideCircleAlert, TranslocoDirective],
  template: `
    <div
      *transloco="let t; prefix: 'threads.picture.add'"
      class="adder"
      role="group"
      [attr.aria-label]="t('title')"
      (keydown.escape)="$event.stopPropagation(); left.emit()"
    >
      <img [src]="shown()" alt="" />
      <div class="words">
        @if (fault(); as text) {
          <p class="field-error" role="alert"><svg lucideCircleAlert size="16"></svg>{{ text }}</p>
        } @else {
          <label [for]="id">{{ t('alternative') }}</label>
          <input
            #words
            class="input"
            dir="auto"
            autocomplete="off"
            [id]="id"
            [maxLength]="longest"
            [value]="alternative()"
            [disabled]="isDecoration()"
            [attr.aria-describedby]="id + '-hint'"
            [attr.aria-invalid]="isMissing() ? true : null"
            (input)="alternative.set(words.value)"
            (keydown.enter)="$event.preventDefault(); add()"
          />
          <p class="field-hint" [id]="id + '-hint'">{{ t('hint') }}</p>
          <label class="choice">
            <input
              #decoration
              type="checkbox"
              [checked]="isDecoration()"
              (change)="isDecoration.set(decoration.checked)"
            />
            {{ t('decoration') }}
          </label>
          <div aria-live="polite">
            @if (isMissing()) {
              <p class="field-error"><svg lucideCircleAlert size="16"></svg>{{ t('missing') }}</p>
            }
            @if (picture() === null) {
              <p class="field-hint">{{ t('sending') }}</p>
              <progress [attr.aria-label]="t('sending')"></progress>
            }
          </div>
        }
        <div class="actions">
          @if (fault() === null) {
            <button lecButton [isSmall]="true" type="button" [disabled]="picture() === null" (click)="add()">
              {{ t('insert') }}
            </button>
          }
          <button lecButton="quiet" [isSmall]="true" type="button" (click)="left.emit()">{{ t('discard') }}</button>
        </div>
      </div>
    </div>
  `,
  styles: `
    .adder {
      display: flex;
      flex-wrap: wrap;
      gap: 12px;
      padding: 10px 12px;
      border: 1px solid var(--rule);
      border-radius: var(--radius);
    }
    img {
      inline-size: 96px;
      block-size: 96px;
      border-radius: var(--radius);
      background: var(--sunk);
      object-fit: contain;
    }
    .words {
      display: grid;
      flex: 1 1 200px;
      gap: 4px;
      min-width: 0;
    }
    label {
      font-weight: 500;
    }
    .choice {
      display: flex;
      gap: 8px;
      align-items: center;
      min-height: 32px;
      font-weight: 400;
    }
    progress {
      inline-size: 100%;
      accent-color: var(--accent);
    }
    .actions {
      display: flex;
      flex-wrap: wrap;
      gap: 4px;
    }
  `,
})
export class PictureAdder {
  readonly file = input.required<File>();
  readonly readingId = input.required<string>();
  /** the Markdown that shows it */
  readonly added = output<string>();
  readonly left = output();

  private readonly api = inject(ApiClient);
  private readonly faults = inject(FaultTexts);
  private readonly transloco = inject(TranslocoService);
  private readonly words = viewChild<ElementRef<HTMLInputElement>>('words');
  private readonly isTried = signal(false);

  protected readonly id = `picture-adder-${++lastNumber}`;
  protected readonly longest = limits.pictureAltCharacters;
  protected readonly picture = signal<Picture | null>(null);
  protected readonly fault = signal<string | null>(null);
  protected readonly shown = signal('');
  protected readonly alternative = signal('');
  protected readonly isDecoration = signal(false);
  private readonly isSaid = computed(() => this.isDecoration() || this.alternative().trim() !== '');
  protected readonly isMissing = computed(() => this.isTried() && !this.isSaid());

  constructor() {
    effect((onCleanup) => {
      const file = this.file();
      const gone = new AbortController();
      const shown = URL.createObjectURL(file);
      this.picture.set(null);
      this.fault.set(null);
      this.shown.set(shown);
      void this.send(file, gone.signal);
      onCleanup(() => {
        gone.abort();
        URL.revokeObjectURL(shown);
      });
    });
    const timer = setTimeout(() => this.words()?.nativeElement.focus());
    inject(DestroyRef).onDestroy(() => clearTimeout(timer));
  }

  protected add(): void {
    const picture = this.picture();
    this.isTried.set(true);
    if (!this.isSaid()) return this.words()?.nativeElement.focus();
    if (picture) this.added.emit(pictureMarkdown(picture, this.isDecoration() ? '' : this.alternative()));
  }

  private async send(file: File, signal: AbortSignal): Promise<void> {
    // said before it is sent: that takes long, and is refused
    if (file.size > limits.pictureBytes) return this.fault.set(this.text('picture-bytes'));
    try {
      const params = { readingId: this.readingId() };
      this.picture.set(await this.api.call(pictureRoutes.uploadPicture, { params, body: file }, { signal }));
    } catch (fault) {
      if (!signal.aborted) this.fault.set(this.textOf(fault));
    }
  }

  private textOf(fault: unknown): string {
    const reason = fault instanceof RefusedError ? pictureFaultSchema.safeParse(fault.refusal.reason) : null;
    if (reason?.success) return this.text(reason.data);
    if (fault instanceof RefusedError && fault.refusal.code === 'E_TOO_LARGE') return this.text('unused');
    return this.faults.text(fault);
  }

  private text(key: string): string {
    return this.transloco.translate<string>(`threads.picture.add.fault.${key}`);
  }
}
