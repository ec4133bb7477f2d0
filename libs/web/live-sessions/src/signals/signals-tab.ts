import { Component, computed, inject } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { type Heat, type LiveSignal, liveSignalSchema } from '@lectern/contracts';
import { OpenText } from '@lectern/web/threads';
import { Button } from '@lectern/web/ui';
import { LucideCheck, LucideCircleQuestionMark, LucideEye, LucideX } from '@lectern/web/icons';
import { PartWords } from '../room/part-words';
import { Signals } from './signals';

/** Where everybody is: one's own signal on the paragraph one is at, and what the others signal where. */
@Component({
  selector: 'lec-signals-tab',
  imports: [Button, LucideCheck, LucideCircleQuestionMark, LucideEye, LucideX, TranslocoDirective],
  templateUrl: './signals-tab.html',
  styleUrl: './signals-tab.css',
})
export class SignalsTab {
  protected readonly signals = inject(Signals);
  protected readonly words = inject(PartWords);
  protected readonly kinds = liveSignalSchema.options;
  private readonly text = inject(OpenText);

  protected readonly here = this.signals.here;
  /** in the order of the text */
  protected readonly heat = computed(() => {
    const numbered = this.signals.heat().map((heat) => ({ heat, number: this.numberOf(heat) }));
    return numbered.filter(({ number }) => number !== null).sort((a, b) => (a.number ?? 0) - (b.number ?? 0));
  });

  protected set(kind: LiveSignal): void {
    void this.signals.toggle(kind);
  }

  protected look(blockId: string): void {
    this.text.shown()?.bring(blockId);
  }

  protected names({ namedIds }: Heat): string {
    return namedIds.map((id) => this.words.name(id)).join(', ');
  }

  private numberOf({ blockId }: Heat): number | null {
    return this.text.shown()?.numberOf(blockId) ?? null;
  }
}
