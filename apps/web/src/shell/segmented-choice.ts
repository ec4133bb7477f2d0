import { Component, input, output } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';

let lastNumber = 0;

/** A choice of two or three short words on one line; real radio buttons underneath. */
@Component({
  selector: 'lec-segmented-choice',
  imports: [TranslocoDirective],
  template: `
    <fieldset *transloco="let t; prefix: textKey()">
      <legend class="field-label">{{ label() }}</legend>
      <div class="segments">
        @for (value of values(); track value) {
          <label>
            <input
              type="radio"
              [name]="name"
              [value]="value"
              [checked]="value === chosen()"
              (change)="choose.emit(value)"
            />
            {{ t(value) }}
          </label>
        }
      </div>
    </fieldset>
  `,
  styles: `
    legend {
      margin-bottom: 4px;
      padding: 0;
    }
    .segments {
      display: flex;
      border: 1px solid var(--edge);
      border-radius: var(--radius);
    }
    label {
      position: relative;
      flex: 1;
      padding: 8px;
      border-radius: 5px;
      text-align: center;
      cursor: pointer;
    }
    input {
      position: absolute;
      inset: 0;
      width: 100%;
      height: 100%;
      margin: 0;
      opacity: 0;
      cursor: pointer;
    }
    label:has(:checked) {
      background: var(--accent-tint);
      color: var(--accent-strong);
      font-weight: 500;
    }
    label:has(:focus-visible) {
      outline: 2px solid var(--accent);
      outline-offset: 1px;
    }
  `,
})
export class SegmentedChoice {
  readonly label = input.required<string>();
  readonly values = input.required<readonly string[]>();
  /** where the words for the values stand among the translations */
  readonly textKey = input.required<string>();
  readonly chosen = input.required<string>();
  readonly choose = output<string>();

  protected readonly name = `segments-${++lastNumber}`;
}
