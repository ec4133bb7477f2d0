import { Component, input, output } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import type { Circle, Person } from '@lectern/contracts';

/** Some people, and for who leads the circle each of them can be put into. */
@Component({
  selector: 'lec-circle-card',
  imports: [TranslocoDirective],
  template: `
    <section *transloco="let t; prefix: 'circles'" class="panel" [attr.aria-labelledby]="'circle-' + name()">
      <h3 [id]="'circle-' + name()">{{ number() === null ? t('unplaced') : t('number', { number: number() }) }}</h3>
      <p class="small quiet">{{ t('people', { count: people().length }) }}</p>
      <ul>
        @for (person of people(); track person.id) {
          <li>
            <bdi>{{ person.displayName }}</bdi>
            <select
              #there
              class="input"
              [attr.aria-label]="t('move', { name: person.displayName })"
              (change)="placed.emit({ person, circleId: there.value })"
            >
              @if (number() === null) {
                <option value="" selected disabled>{{ t('nowhere') }}</option>
              }
              @for (circle of circles(); track circle.id) {
                <option [value]="circle.id" [selected]="circle.number === number()">
                  {{ t('here', { number: circle.number }) }}
                </option>
              }
            </select>
          </li>
        }
      </ul>
    </section>
  `,
  styles: `
    section {
      display: grid;
      gap: 4px;
      height: 100%;
      align-content: start;
    }
    ul {
      display: grid;
      gap: 4px;
      margin: 4px 0 0;
      padding: 0;
      list-style: none;
    }
    li {
      display: flex;
      gap: 8px;
      align-items: center;
      justify-content: space-between;
      min-height: 32px;
    }
    bdi {
      min-width: 0;
      overflow-wrap: anywhere;
    }
    .input {
      width: auto;
      flex: none;
    }
  `,
})
export class CircleCard {
  /** null: those who are in no circle */
  readonly number = input.required<number | null>();
  readonly people = input.required<readonly Person[]>();
  /** where somebody can be put */
  readonly circles = input.required<readonly Circle[]>();
  readonly placed = output<{ person: Person; circleId: string }>();

  protected name(): string {
    return String(this.number() ?? 'none');
  }
}
