import { Component, computed, effect, inject, input, signal, untracked } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { draftRoutes } from '@lectern/contracts';
import { addressOf, ApiClient, notLoaded, type Remote, remoteLoading } from '@lectern/web/core';
import { RemoteState } from '@lectern/web/ui';
import type { ReviewedBlock } from '../review';
import { PagePicture } from './page-picture';
import { sourceFileOf, type SourceFile } from './source-file';
import { SourceWords } from './source-words';

/** The file a draft came from, at the place of the paragraph in view: pages drawn, or the words as they stand in it. */
@Component({
  selector: 'lec-source-pane',
  imports: [PagePicture, RemoteState, SourceWords, TranslocoDirective],
  template: `
    <ng-container *transloco="let t; prefix: 'drafts.source'">
      <lec-remote-state [remote]="file()" [lines]="12" (retry)="load()" />
      @if (file().value; as source) {
        @switch (source.kind) {
          @case ('pages') {
            <lec-page-picture [bytes]="source.bytes" [shownPage]="page()" [paragraph]="paragraph()" />
          }
          @case ('words') {
            <lec-source-words [words]="source.words" [paragraph]="paragraph()" [share]="share()" />
          }
          @default {
            <p class="quiet">
              {{ t('packed') }} <a [href]="address()" download>{{ t('save') }}</a>
            </p>
          }
        }
      }
    </ng-container>
  `,
  styles: `
    :host {
      display: grid;
      min-height: 0;
    }
  `,
})
export class SourcePane {
  readonly draftId = input.required<string>();
  readonly blocks = input.required<readonly ReviewedBlock[]>();
  /** which block is in view */
  readonly current = input(0);

  private readonly api = inject(ApiClient);
  protected readonly file = signal<Remote<SourceFile>>(notLoaded);
  private readonly loadWith = remoteLoading<SourceFile>((change) => this.file.update(change));
  private readonly block = computed(() => this.blocks()[this.current()]?.block);
  protected readonly paragraph = computed(() => this.block()?.text ?? '');
  protected readonly page = computed(() => this.block()?.page ?? 1);
  protected readonly share = computed(() => this.current() / Math.max(1, this.blocks().length));
  protected readonly address = computed(() => addressOf(draftRoutes.draftOriginal, { draftId: this.draftId() }));

  constructor() {
    effect(() => {
      this.draftId();
      untracked(() => this.load());
    });
  }

  protected load(): void {
    const params = { draftId: this.draftId() };
    void this.loadWith(async () =>
      sourceFileOf(new Uint8Array(await this.api.file(draftRoutes.draftOriginal, { params }))),
    );
  }
}
