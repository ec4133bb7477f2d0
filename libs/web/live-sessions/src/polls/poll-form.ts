import { Component, computed, inject, output, signal } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { liveLimits, pollFormSchema, type PollKind, pollKindSchema } from '@lectern/contracts';
import { Button } from '@lectern/web/ui';
import { PartActs } from '../room/part-acts';

/** Asks everybody in the session something. */
@Component({
  selector: 'lec-poll-form',
  imports: [Button, TranslocoDirective],
  templateUrl: './poll-form.html',
  styleUrl: './poll-form.css',
})
export class PollForm {
  readonly closed = output();

  protected readonly kinds = pollKindSchema.options;
  protected readonly limits = liveLimits;
  protected readonly kind = signal<PollKind>('single');
  protected readonly question = signal('');
  /** one option in each line */
  protected readonly options = signal('');
  protected readonly isSecret = signal(false);
  protected readonly wasTried = signal(false);
  protected readonly hasOptions = computed(() => !['fist-to-five', 'temperature'].includes(this.kind()));
  private readonly acts = inject(PartActs);
  private readonly parsed = computed(() => {
    const options = this.options()
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== '');
    const form = { kind: this.kind(), question: this.question(), isSecret: this.isSecret() };
    return pollFormSchema.safeParse(this.hasOptions() ? { ...form, options } : form);
  });
  /** which field keeps it from being asked */
  protected readonly fault = computed(() => {
    const { error } = this.parsed();
    if (!this.wasTried() || !error) return null;
    return error.issues[0]?.path[0] === 'options' ? 'options' : 'question';
  });

  protected async ask(): Promise<void> {
    this.wasTried.set(true);
    const { data } = this.parsed();
    if (data && (await this.acts.poll({ what: 'open-poll', poll: data }))) this.closed.emit();
  }

  protected chooseKind(event: Event): void {
    this.kind.set(pollKindSchema.parse((event.target as HTMLSelectElement).value));
  }

  protected valueOf(event: Event): string {
    return (event.target as HTMLInputElement).value;
  }
}
