import { computed, Injectable, signal, type TemplateRef } from '@angular/core';

/** One step of the way to a page. */
export interface TrailStep {
  readonly text: string;
  readonly link: string | readonly string[];
}

/** What a page puts into the shell's header while it is open: the way to it, and its own tools. */
@Injectable({ providedIn: 'root' })
export class HeaderContent {
  private readonly steps = signal<readonly TrailStep[]>([]);
  private readonly toolTemplates = signal<readonly TemplateRef<unknown>[]>([]);
  readonly trail = this.steps.asReadonly();
  readonly tools = computed(() => this.toolTemplates().at(-1) ?? null);

  /** Sets the way to the page; the page that set it clears it with an empty one. */
  setTrail(steps: readonly TrailStep[]): void {
    this.steps.set(steps);
  }

  addTools(template: TemplateRef<unknown>): void {
    this.toolTemplates.update((templates) => [...templates, template]);
  }

  removeTools(template: TemplateRef<unknown>): void {
    this.toolTemplates.update((templates) => templates.filter((other) => other !== template));
  }
}
