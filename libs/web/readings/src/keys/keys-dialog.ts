import { DialogRef } from '@angular/cdk/dialog';
import { Component, inject } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { KeyPreference } from '@lectern/web/core';
import { Button } from '@lectern/web/ui';
import { readingKeys } from './reading-action';

/** All keys of the reading page, and the way to turn them off. */
@Component({
  selector: 'lec-keys-dialog',
  imports: [Button, TranslocoDirective],
  template: `
    <div *transloco="let t; prefix: 'readings.keys'" class="dialog">
      <h2 id="reading-keys-title">{{ t('title') }}</h2>
      <dl>
        @for (known of keys; track known.key) {
          <div>
            <dt>
              <kbd>{{ t('key.' + known.key) }}</kbd>
            </dt>
            <dd>{{ t('action.' + known.action) }}</dd>
          </div>
        }
        <div>
          <dt>
            <kbd>{{ t('key.search') }}</kbd>
          </dt>
          <dd>{{ t('action.search') }}</dd>
        </div>
        <div>
          <dt>
            <kbd>{{ t('key.send') }}</kbd>
          </dt>
          <dd>{{ t('action.send') }}</dd>
        </div>
      </dl>
      <label class="switch">
        <input type="checkbox" [checked]="preference.isOn()" (change)="preference.choose(!preference.isOn())" />
        <span
          >{{ t('on') }}<span class="quiet small note">{{ t('onNote') }}</span></span
        >
      </label>
      <div class="actions actions-end">
        <button lecButton="primary" type="button" (click)="dialog.close()">{{ t('close') }}</button>
      </div>
    </div>
  `,
  styles: `
    dl {
      display: grid;
    }
    dl div {
      display: grid;
      grid-template-columns: 6.5rem 1fr;
      align-items: baseline;
      padding: 6px 0;
      border-top: 1px solid var(--rule);
    }
    kbd {
      padding: 1px 8px;
      border: 1px solid var(--edge);
      border-radius: 4px;
      font: 500 var(--small-size) / 1.25rem var(--interface-face);
    }
    .switch {
      display: grid;
      grid-template-columns: auto 1fr;
      gap: 10px;
      align-items: start;
    }
    .switch input {
      width: 18px;
      height: 18px;
      margin: 2px 0 0;
      accent-color: var(--accent);
    }
    .note {
      display: block;
    }
  `,
})
export class KeysDialog {
  protected readonly keys = readingKeys;
  protected readonly preference = inject(KeyPreference);
  protected readonly dialog = inject<DialogRef<void>>(DialogRef);
}
