import { Component, computed, effect, inject, input, signal, untracked } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import { type InvitationPreview, groupRoutes } from '@lectern/contracts';
import { ApiClient, notLoaded, type Remote, remoteLoading, SessionStore } from '@lectern/web/core';
import { Button, Notices, PageHeading, RemoteState } from '@lectern/web/ui';

/** Where an invitation leads: which group it is, as what one would join, and the step that joins. */
@Component({
  selector: 'lec-join-page',
  imports: [Button, PageHeading, RemoteState, RouterLink, TranslocoDirective],
  templateUrl: './join-page.html',
})
export class JoinPage {
  readonly token = input.required<string>();

  protected readonly session = inject(SessionStore);
  private readonly api = inject(ApiClient);
  private readonly notices = inject(Notices);
  private readonly router = inject(Router);
  private readonly transloco = inject(TranslocoService);
  protected readonly preview = signal<Remote<InvitationPreview>>(notLoaded);
  protected readonly isJoining = signal(false);
  protected readonly here = computed(() => `/join/${this.token()}`);
  private readonly loadWith = remoteLoading<InvitationPreview>((change) => this.preview.update(change));

  constructor() {
    effect(() => {
      this.token();
      void untracked(() => this.load());
    });
  }

  protected load(): Promise<void> {
    return this.loadWith(() => this.api.call(groupRoutes.invitationPreview, { params: { token: this.token() } }));
  }

  protected async accept(groupName: string): Promise<void> {
    this.isJoining.set(true);
    await this.notices.attempt(
      async () => {
        const group = await this.api.call(groupRoutes.acceptInvitation, { params: { token: this.token() } });
        await this.router.navigate(['/groups', group.id]);
      },
      this.transloco.translate('groups.joining.joined', { name: groupName }),
    );
    this.isJoining.set(false);
  }
}
