import { Component, input, output, signal } from '@angular/core';
import { LucideFileText } from '@lectern/web/icons';

/** The kinds of file a text is read from. */
export const textFiles =
  '.pdf,.docx,.epub,.html,.htm,.md,.markdown,.txt,application/pdf,text/plain,text/markdown,text/html,' +
  'application/epub+zip,application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** A place to choose a file at, or to drop one on. */
@Component({
  selector: 'lec-file-drop',
  imports: [LucideFileText],
  template: `
    <label
      class="drop"
      [class.over]="isOver()"
      (dragover)="$event.preventDefault(); isOver.set(true)"
      (dragleave)="isOver.set(false)"
      (drop)="drop($event)"
    >
      <svg lucideFileText size="22"></svg>
      <span class="drop-text">
        <span class="drop-title">{{ title() }}</span>
        <span class="quiet small">{{ hint() }}</span>
      </span>
      <input #file class="visually-hidden" type="file" [accept]="accept()" (change)="choose(file)" />
    </label>
  `,
  styleUrl: './file-drop.css',
})
export class FileDrop {
  readonly title = input.required<string>();
  readonly hint = input.required<string>();
  /** as the browser's file dialog takes it */
  readonly accept = input.required<string>();
  readonly chosen = output<File>();

  protected readonly isOver = signal(false);

  protected choose(field: HTMLInputElement): void {
    const file = field.files?.[0];
    // the same file can be chosen again
    field.value = '';
    if (file) this.chosen.emit(file);
  }

  protected drop(event: DragEvent): void {
    event.preventDefault();
    this.isOver.set(false);
    const file = event.dataTransfer?.files[0];
    if (file) this.chosen.emit(file);
  }
}
