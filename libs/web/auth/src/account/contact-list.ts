import { Component, inject, type ElementRef, viewChild } from '@angular/core';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import type { Contact } from '@lectern/contracts';
import { ContactStore } from '@lectern/web/core';
import { Badge, Button, Moment, Notices, RemoteState } from '@lectern/web/ui';

/** Whom one muted or blocked, each of whom can be heard again. */
@Component({
  selector: 'lec-contact-list',
  imports: [Badge, Button, Moment, RemoteState, TranslocoDirective],
  template: `
    <section *transloco="let t; prefix: 'auth.account.contacts'" class="section">
      <h2 #heading tabindex="-1">{{ t('title') }}</h2>
      <lec-remote-state [remote]="store.contacts()" [lines]="2" (retry)="store.load()" />
      @if (store.contacts().value; as contacts) {
        <ul class="rows">
          @for (contact of contacts; track contact.person.id) {
            <li class="row">
              <div class="row-text">
                <p>
                  <bdi class="row-title">{{ contact.person.displayName }}</bdi>
                  <lec-badge>{{ t(contact.choice) }}</lec-badge>
                </p>
                <p class="quiet small">{{ t('since') }} <lec-moment [at]="contact.since" /></p>
              </div>
              <button lecButton type="button" [isSmall]="true" (click)="hear(contact)">
                {{ t('hear') }}<span class="visually-hidden">: {{ contact.person.displayName }}</span>
              </button>
            </li>
          } @empty {
            <li class="quiet">{{ t('none') }}</li>
          }
        </ul>
      }
    </section>
  `,
})
export class ContactList {
  protected readonly store = inject(ContactStore);
  private readonly notices = inject(Notices);
  private readonly transloco = inject(TranslocoService);
  private readonly heading = viewChild<ElementRef<HTMLElement>>('heading');

  protected async hear({ person }: Contact): Promise<void> {
    const done = this.transloco.translate<string>('auth.account.contacts.done', { name: person.displayName });
    if (await this.notices.attempt(() => this.store.choose(person.id, null), done))
      this.heading()?.nativeElement.focus();
  }
}
