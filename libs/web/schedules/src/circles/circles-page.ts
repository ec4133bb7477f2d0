import { Component, effect, inject, input, untracked } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import type { Person } from '@lectern/contracts';
import { formatLocale } from '@lectern/web/core';
import { Button, Dialogs, EmptyState, Notices, PageHeading, RemoteState } from '@lectern/web/ui';
import { CircleCard } from './circle-card';
import { CirclesStore, type WantedCircles } from './circles-store';
import { DealForm } from './deal-form';

/** The circle one discusses a reading in; for who leads all of them, and how they are made. */
@Component({
  selector: 'lec-circles-page',
  imports: [Button, CircleCard, DealForm, EmptyState, PageHeading, RemoteState, RouterLink, TranslocoDirective],
  providers: [CirclesStore],
  templateUrl: './circles-page.html',
  styles: `
    .circles {
      display: grid;
      grid-template-columns: repeat(auto-fill, minmax(min(100%, 17rem), 1fr));
      gap: 12px;
    }
    .names {
      display: flex;
      flex-wrap: wrap;
      gap: 4px 16px;
      margin: 0;
      padding: 0;
      list-style: none;
    }
    summary {
      min-height: 32px;
      padding: 4px 0;
    }
  `,
})
export class CirclesPage {
  readonly readingId = input.required<string>();

  protected readonly store = inject(CirclesStore);
  private readonly notices = inject(Notices);
  private readonly dialogs = inject(Dialogs);
  private readonly transloco = inject(TranslocoService);

  constructor() {
    effect(() => {
      const readingId = this.readingId();
      untracked(() => void this.store.load(readingId));
    });
  }

  protected moment(at: string): string {
    const locale = formatLocale(this.transloco.getActiveLang());
    return new Date(at).toLocaleString(locale, { dateStyle: 'long', timeStyle: 'short' });
  }

  protected async deal(wanted: WantedCircles): Promise<void> {
    await this.notices.attempt(() => this.store.deal(wanted), this.text('deal.done'));
  }

  protected async place(person: Person, circleId: string): Promise<void> {
    const circle = this.store.circles().value?.circles.find(({ id }) => id === circleId);
    if (!circle) return;
    const done = this.text('placed', { name: person.displayName, number: circle.number });
    // what was chosen is shown as it is now, also when it could not be done
    const isDone = await this.notices.attempt(() => this.store.place(person.id, circleId), done);
    if (!isDone) await this.store.load(this.readingId());
  }

  protected async dissolve(): Promise<void> {
    const [title, text, action] = ['title', 'text', 'action'].map((key) => this.text(`dissolve.${key}`));
    if (title === undefined || text === undefined || action === undefined) return;
    if (await this.dialogs.confirm({ title, text, action }))
      await this.notices.attempt(() => this.store.dissolve(), this.text('dissolve.done'));
  }

  private text(key: string, values: object = {}): string {
    return this.transloco.translate<string>(`circles.${key}`, { ...values });
  }
}
