import { DialogRef } from '@angular/cdk/dialog';
import { Component, computed, inject, signal } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { KeyPreference, type KeyRefusal } from '@lectern/web/core';
import { Button } from '@lectern/web/ui';
import { ReadingKeys } from './reading-keys';

/** What came of the key that was pressed last: which command has it, or why it cannot. */
interface Outcome {
  readonly name: string;
  readonly key: string;
  readonly refusal: KeyRefusal | null;
}

/** All keys of the reading page, each to be changed, and the way to turn them off. */
@Component({
  selector: 'lec-keys-dialog',
  imports: [Button, TranslocoDirective],
  templateUrl: './keys-dialog.html',
  styleUrl: './keys-dialog.css',
  host: { '(keydown)': 'pressed($event)' },
})
export class KeysDialog {
  private readonly keys = inject(ReadingKeys);
  protected readonly preference = inject(KeyPreference);
  protected readonly dialog = inject<DialogRef<void>>(DialogRef);
  protected readonly commands = computed(() => this.keys.all());
  /** the command whose next key is waited for */
  protected readonly waiting = signal<string | null>(null);
  protected readonly outcome = signal<Outcome | null>(null);

  protected readonly takenBy = computed(() => {
    const refusal = this.outcome()?.refusal;
    return refusal?.why === 'taken' ? refusal.by : '';
  });

  /** What a command does that comes with what stands around the page. */
  protected wordsOf(name: string): string | undefined {
    return this.commands().find((command) => command.name === name)?.words;
  }

  protected wait(name: string): void {
    this.outcome.set(null);
    this.waiting.update((before) => (before === name ? null : name));
  }

  protected changeBack(): void {
    this.waiting.set(null);
    this.outcome.set(null);
    this.preference.changeBack();
  }

  protected pressed(event: KeyboardEvent): void {
    const name = this.waiting();
    if (name === null || event.key === 'Tab' || event.key === 'Shift') return;
    // the button that waits must not be pressed by the key it waits for, nor the dialog closed by Escape
    event.preventDefault();
    event.stopPropagation();
    const refusal = event.key === 'Escape' ? null : this.keys.change(name, event.key);
    this.outcome.set(event.key === 'Escape' ? null : { name, key: event.key, refusal });
    if (refusal === null) this.waiting.set(null);
  }
}
