import { Component, computed, inject } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { DiscussionStore } from '@lectern/web/threads';

/** How many people have the reading open, and who. */
@Component({
  selector: 'lec-presence-tool',
  imports: [TranslocoDirective],
  template: `
    <ng-container *transloco="let t; prefix: 'readings.presence'">
      @if (presence(); as here) {
        <button type="button" popovertarget="lec-presence">
          <span class="dot" aria-hidden="true"></span>
          <span class="count">{{ here.count }}</span>
          <span class="word">{{ t('reading') }}</span>
          <span class="visually-hidden">{{ t('who') }}</span>
        </button>
        <div id="lec-presence" popover>
          <p class="title">{{ t('label', { count: here.count }) }}</p>
          <ul>
            @for (person of here.people; track person.id) {
              <li>
                <bdi>{{ person.displayName }}</bdi>
                @if (person.id === discussion.personId()) {
                  <span class="quiet">{{ t('you') }}</span>
                }
              </li>
            }
            @if (unnamed() > 0) {
              <li class="quiet">{{ t('unnamed', { count: unnamed() }) }}</li>
            }
          </ul>
        </div>
      }
    </ng-container>
  `,
  styleUrl: './presence-tool.css',
})
export class PresenceTool {
  protected readonly discussion = inject(DiscussionStore);
  protected readonly presence = computed(() => {
    const presence = this.discussion.presence();
    return this.discussion.phase() === 'apart' || presence === null || presence.count === 0 ? null : presence;
  });
  protected readonly unnamed = computed(() => {
    const presence = this.presence();
    return presence ? presence.count - presence.people.length : 0;
  });
}
