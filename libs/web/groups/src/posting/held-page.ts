import { Component, inject, viewChild } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import type { HeldPost, ReleaseHeldPosts } from '@lectern/contracts';
import { LucideUndo2 } from '@lectern/web/icons';
import { Badge, Button, Dialogs, EmptyState, Moment, Notices, PageHeading, RemoteState, Trail } from '@lectern/web/ui';
import { GroupStore } from '../group/group-store';
import { groupTrail } from '../group/group-trail';
import { withGroup } from '../group/with-group';
import { HeldPostsStore } from './held-posts-store';

/** What waits before it goes up, with why, and what to do with it. */
@Component({
  selector: 'lec-held-page',
  imports: [
    Badge,
    Button,
    EmptyState,
    LucideUndo2,
    Moment,
    PageHeading,
    RemoteState,
    RouterLink,
    Trail,
    TranslocoDirective,
  ],
  providers: [HeldPostsStore],
  templateUrl: './held-page.html',
  styles: `
    .said {
      padding-inline-start: 12px;
      border-inline-start: 2px solid var(--rule);
      overflow-wrap: anywhere;
    }
    .why {
      display: flex;
      flex-wrap: wrap;
      gap: 4px 8px;
    }
    .row-text .why lec-badge {
      margin-inline-start: 0;
    }
  `,
  host: { class: 'page-body' },
})
export class HeldPage {
  protected readonly store = inject(GroupStore);
  protected readonly held = inject(HeldPostsStore);
  private readonly dialogs = inject(Dialogs);
  private readonly notices = inject(Notices);
  private readonly transloco = inject(TranslocoService);
  protected readonly trail = groupTrail(this.store);
  private readonly heading = viewChild(PageHeading);

  constructor() {
    withGroup((groupId) => this.held.load(groupId));
  }

  protected async approve(post: HeldPost): Promise<void> {
    await this.decide(post, null);
  }

  protected async refuse(post: HeldPost): Promise<void> {
    const content = () => import('./refuse-dialog').then((it) => it.RefuseDialog);
    const reason = await this.dialogs.open<string>(content, { ariaLabelledBy: 'refuse-title' });
    if (reason !== undefined) await this.decide(post, reason);
  }

  /** Lets up all that was held in a period one is asked for. */
  protected async release(posts: readonly HeldPost[]): Promise<void> {
    const content = () => import('./release-dialog').then((it) => it.ReleaseDialog);
    const chosen = await this.dialogs.open<ReleaseHeldPosts, readonly HeldPost[]>(content, {
      ariaLabelledBy: 'release-title',
      data: posts,
    });
    if (!chosen) return;
    await this.notices.attempt(async () => {
      const { count } = await this.held.release(chosen);
      this.notices.tell(this.transloco.translate<string>('groups.held.release.done', { count }));
    });
    this.heading()?.focus();
  }

  private async decide(post: HeldPost, reason: string | null): Promise<void> {
    const done = this.transloco.translate<string>(`groups.held.done.${reason === null ? 'approve' : 'refuse'}`, {
      name: post.author.displayName,
    });
    if (await this.notices.attempt(() => this.held.decide(post, reason), done)) this.heading()?.focus();
  }
}
