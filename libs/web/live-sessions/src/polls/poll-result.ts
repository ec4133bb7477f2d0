import { Component, computed, inject, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import type { LivePoll, RankedRound } from '@lectern/contracts';
import { PartWords } from '../room/part-words';

/** What came of a question: numbers with bars, never a bar alone; of a ranked vote every round and how ties were broken. */
@Component({
  selector: 'lec-poll-result',
  imports: [TranslocoDirective],
  template: `
    <ng-container *transloco="let t; prefix: 'live.polls'">
      @if (poll().tally; as tally) {
        @switch (tally.kind) {
          @case ('ranked') {
            <p>
              @if (tally.winner !== null) {
                <strong>{{ t('winner', { option: poll().options[tally.winner] }) }}</strong>
              } @else {
                {{ tally.voters === 0 ? t('nobody') : t('tied', { options: names(tally.tied) }) }}
              }
            </p>
            @if (tally.rounds.length > 0) {
              <details class="small">
                <summary>{{ t('rounds', { count: tally.rounds.length }) }}</summary>
                <ol>
                  @for (round of tally.rounds; track $index; let index = $index) {
                    <li>
                      {{ t('round', { number: index + 1, counts: countsOf(round) }) }}
                      @if (round.leaves !== null) {
                        {{ t('leaves', { option: poll().options[round.leaves] }) }}
                      }
                      @if (round.tie; as tie) {
                        {{ t('tie.' + tie.by, { options: names(tie.among), round: tie.round }) }}
                      }
                    </li>
                  }
                </ol>
              </details>
            }
          }
          @default {
            <ul class="bars">
              @for (bar of bars(); track $index) {
                <li>
                  <span class="label" dir="auto">{{ bar.label }}</span>
                  <span class="count">{{ bar.count }}</span>
                  <span class="track" aria-hidden="true"><span class="bar" [style.width.%]="bar.percent"></span></span>
                </li>
              }
            </ul>
            @if (tally.kind === 'scale' && tally.median !== null) {
              <p class="small">{{ t('median', { value: middle(tally.median) }) }}</p>
            }
          }
        }
        <p class="quiet small">{{ t('voters', { count: tally.voters }) }}</p>
      }
    </ng-container>
  `,
  styles: `
    :host {
      display: grid;
      gap: 8px;
    }
    .bars {
      display: grid;
      gap: 8px;
    }
    .bars li {
      display: grid;
      grid-template-columns: 1fr auto;
      gap: 2px 8px;
    }
    .count {
      font-weight: 500;
    }
    .track {
      grid-column: 1 / -1;
      height: 6px;
      border-radius: 3px;
      background: var(--sunk);
    }
    .bar {
      display: block;
      height: 100%;
      border-radius: 3px;
      background: var(--accent);
    }
    details ol {
      display: grid;
      gap: 6px;
      padding: 8px 0 0 16px;
      list-style: decimal;
    }
    summary {
      cursor: pointer;
      color: var(--accent);
    }
  `,
})
export class PollResult {
  readonly poll = input.required<LivePoll>();

  private readonly words = inject(PartWords);
  protected readonly bars = computed(() => {
    const { tally, options, kind } = this.poll();
    if (!tally || tally.kind === 'ranked') return [];
    return tally.counts.map((count, index) => ({
      label: tally.kind === 'scale' ? this.words.degree(kind, index) : (options[index] ?? ''),
      count,
      percent: tally.voters === 0 ? 0 : (count / tally.voters) * 100,
    }));
  });

  protected names(options: readonly number[]): string {
    return options.map((option) => this.poll().options[option] ?? '').join(', ');
  }

  protected countsOf({ counts }: RankedRound): string {
    const { options } = this.poll();
    return counts.flatMap((count, option) => (count === null ? [] : [`${options[option]} ${count}`])).join(', ');
  }

  protected middle(value: number): string {
    const { kind } = this.poll();
    return kind === 'temperature' && Number.isInteger(value)
      ? this.words.degree(kind, value)
      : this.words.number(value);
  }
}
