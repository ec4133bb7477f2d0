import { Component, effect, inject, input, signal, untracked } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import { type AnnotationReport, type ImportedAnnotation, limits, readingRoutes } from '@lectern/contracts';
import { ApiClient, FaultTexts } from '@lectern/web/core';
import { LucideCircleAlert } from '@lectern/web/icons';
import { Badge, Button, PageHeading, Progress, RemoteState, Trail } from '@lectern/web/ui';
import { FileDrop } from '../import/file-drop';
import { ReadingCardStore } from '../revisions/reading-card-store';
import { readAnnotationFile } from './annotation-file';

const annotationFiles = '.json,.jsonld,application/json,application/ld+json';
const reasons: ReadonlySet<string | null> = new Set(['no-text', 'no-parent', 'not-understood', 'too-long']);

/** Brings in annotations made elsewhere, and says of each what became of it. */
@Component({
  selector: 'lec-annotations-page',
  imports: [
    Badge,
    Button,
    LucideCircleAlert,
    FileDrop,
    PageHeading,
    Progress,
    RemoteState,
    RouterLink,
    Trail,
    TranslocoDirective,
  ],
  providers: [ReadingCardStore],
  templateUrl: './annotations-page.html',
  styleUrls: ['../import/add-text-page.css', './annotations-page.css'],
})
export class AnnotationsPage {
  readonly readingId = input.required<string>();

  protected readonly card = inject(ReadingCardStore);
  private readonly api = inject(ApiClient);
  private readonly faultTexts = inject(FaultTexts);
  private readonly transloco = inject(TranslocoService);
  protected readonly megabytes = limits.annotationBytes / 1_000_000;
  protected readonly annotationFiles = annotationFiles;
  protected readonly isSending = signal(false);
  protected readonly problem = signal('');
  protected readonly report = signal<AnnotationReport | null>(null);

  constructor() {
    effect(() => {
      const readingId = this.readingId();
      untracked(() => void this.card.open(readingId));
    });
  }

  protected toneOf({ how }: ImportedAnnotation) {
    if (how === 'refused') return 'withdrawn';
    return how === 'ambiguous' || how === 'detached' ? 'question' : 'plain';
  }

  protected reasonOf({ reason }: ImportedAnnotation): string {
    const key = reasons.has(reason) ? reason : 'other';
    return this.transloco.translate(`revisions.annotations.reason.${key}`, { code: reason });
  }

  protected async send(file: File): Promise<void> {
    this.problem.set('');
    this.report.set(null);
    this.isSending.set(true);
    try {
      const read = await readAnnotationFile(file);
      if (read.kind === 'problem') {
        const key = `revisions.annotations.file.${read.problem}`;
        return this.problem.set(this.transloco.translate(key, { megabytes: this.megabytes }));
      }
      const params = { readingId: this.readingId() };
      this.report.set(await this.api.call(readingRoutes.importAnnotations, { params, body: read.body }));
    } catch (fault) {
      this.problem.set(this.faultTexts.text(fault));
    } finally {
      this.isSending.set(false);
    }
  }
}
