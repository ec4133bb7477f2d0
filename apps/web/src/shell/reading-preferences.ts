import { DialogRef } from '@angular/cdk/dialog';
import { Component, inject } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { LucideMinus, LucidePlus } from '@lectern/web/icons';
import { type Preferences, preferencesSchema, PreferencesStore } from '@lectern/web/core';
import { Button } from '@lectern/web/ui';
import { SegmentedChoice } from './segmented-choice';

const smallest = -2;
const largest = 6;

/** Theme, face, size and spacing, tried on a sentence while one chooses. */
@Component({
  selector: 'lec-reading-preferences',
  imports: [Button, LucideMinus, LucidePlus, SegmentedChoice, TranslocoDirective],
  templateUrl: './reading-preferences.html',
  styleUrl: './reading-preferences.css',
})
export class ReadingPreferences {
  protected readonly store = inject(PreferencesStore);
  protected readonly dialog = inject<DialogRef<void>>(DialogRef);
  protected readonly themes = ['system', 'light', 'dark'] as const;
  protected readonly faces = ['literata', 'hyperlegible'] as const;
  protected readonly spacings = ['usual', 'wide', 'wider'] as const;

  protected choose(name: keyof Preferences, value: string): void {
    this.store.choose({ [name]: preferencesSchema.shape[name].parse(value) });
  }

  protected resize(steps: number): void {
    this.store.choose({ textSizeSteps: Math.min(largest, Math.max(smallest, this.store.textSizeSteps() + steps)) });
  }
}
