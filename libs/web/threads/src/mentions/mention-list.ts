import { Component, computed, effect, inject, input, output, signal, untracked } from '@angular/core';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import { type Mentionable, mentionRoutes } from '@lectern/contracts';
import type { MentionTarget } from '@lectern/prose';
import { Announcer, ApiClient } from '@lectern/web/core';
import { LucideUserRound, LucideUsersRound } from '@lectern/web/icons';

/** What one can choose: a name and whom it stands for. */
export interface MentionChoice {
  readonly name: string;
  readonly target: MentionTarget;
}

const askedAfterMs = 120;
const nobody: Mentionable = { people: [], roles: [] };

/**
 * The names that complete what was typed behind an `@`. The field keeps the focus and moves through them with the
 * arrows; which one is meant it says by `activeId`.
 */
@Component({
  selector: 'lec-mention-list',
  imports: [LucideUserRound, LucideUsersRound, TranslocoDirective],
  template: `
    @if (choices().length > 0) {
      <ul *transloco="let t; prefix: 'threads.mention'" role="listbox" [id]="listId()" [attr.aria-label]="t('list')">
        @for (choice of choices(); track idOf($index); let index = $index) {
          <!-- the keys are the field's, which keeps the focus -->
          <li
            role="option"
            tabindex="-1"
            [id]="idOf(index)"
            [class.active]="index === active()"
            [attr.aria-selected]="index === active()"
            (mousedown)="$event.preventDefault(); picked.emit(choice)"
          >
            @if (choice.target.kind === 'role') {
              <svg lucideUsersRound size="16"></svg>
            } @else {
              <svg lucideUserRound size="16"></svg>
            }
            <bdi>{{ choice.name }}</bdi>
            @if (choice.target.kind === 'role') {
              <span class="quiet">{{ t('everybody') }}</span>
            }
          </li>
        }
      </ul>
    }
  `,
  styles: `
    :host {
      position: relative;
      display: block;
      height: 0;
    }
    ul {
      position: absolute;
      z-index: 60;
      inset: -2px 0 auto;
      max-height: 16rem;
      overflow: auto;
      margin: 0;
      padding: 4px;
      border: 1px solid var(--rule);
      border-radius: var(--radius);
      background: var(--raised);
      box-shadow: var(--shadow);
      list-style: none;
    }
    li {
      display: flex;
      gap: 8px;
      align-items: center;
      min-height: 36px;
      padding: 4px 8px;
      border-radius: 4px;
      cursor: pointer;
    }
    li svg {
      flex: none;
      color: var(--quiet);
    }
    li.active {
      background: var(--accent-tint);
      box-shadow: inset 2px 0 var(--accent);
    }
    .quiet {
      margin-inline-start: auto;
      font-size: var(--small-size);
    }
  `,
})
export class MentionList {
  readonly readingId = input.required<string>();
  readonly words = input.required<string>();
  readonly listId = input.required<string>();
  readonly picked = output<MentionChoice>();

  private readonly api = inject(ApiClient);
  private readonly announcer = inject(Announcer);
  private readonly transloco = inject(TranslocoService);
  private readonly found = signal<Mentionable>(nobody);

  readonly choices = computed((): MentionChoice[] => {
    const { people, roles } = this.found();
    const words = this.words().toLocaleLowerCase();
    const called = roles.map((role) => ({
      name: this.transloco.translate<string>(`threads.mention.role.${role}`),
      target: { kind: 'role', role } as const,
    }));
    return [
      ...people.map(({ id, displayName }) => ({ name: displayName, target: { kind: 'person', id } as const })),
      ...called.filter(({ name }) => name.toLocaleLowerCase().startsWith(words)),
    ];
  });
  readonly active = signal(0);
  readonly activeId = computed(() => (this.choices().length > 0 ? this.idOf(this.active()) : null));

  constructor() {
    effect((onCleanup) => {
      const words = this.words();
      const leaving = new AbortController();
      const timer = setTimeout(() => void this.ask(words, leaving.signal), askedAfterMs);
      onCleanup(() => {
        clearTimeout(timer);
        leaving.abort();
      });
    });
  }

  /** Goes up or down; from the last to the first. */
  move(by: 1 | -1): void {
    const { length } = this.choices();
    if (length > 0) this.active.update((index) => (index + by + length) % length);
    document.getElementById(this.idOf(this.active()))?.scrollIntoView({ block: 'nearest' });
  }

  /** The one that Enter takes. */
  chosen(): MentionChoice | null {
    return this.choices()[this.active()] ?? null;
  }

  protected idOf(index: number): string {
    return `${this.listId()}-${index}`;
  }

  private async ask(words: string, signal: AbortSignal): Promise<void> {
    try {
      const request = { params: { readingId: this.readingId() }, query: { q: words } };
      const found = await this.api.call(mentionRoutes.mentionable, request, { signal });
      if (signal.aborted) return;
      this.found.set(found);
      this.active.set(0);
      const count = untracked(this.choices).length;
      this.announcer.announce(this.transloco.translate('threads.mention.found', { count }));
    } catch {
      // nothing is offered: one writes on, and the next letter asks again
      if (!signal.aborted) this.found.set(nobody);
    }
  }
}
