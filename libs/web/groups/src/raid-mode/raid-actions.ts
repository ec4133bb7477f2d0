import { inject, Injectable } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';
import type { BeginRaidMode } from '@lectern/contracts';
import { Dialogs, Notices } from '@lectern/web/ui';
import { GroupStore } from '../group/group-store';

/** What who leads a group does about a raid; a person decides it, always. */
@Injectable()
export class RaidActions {
  private readonly store = inject(GroupStore);
  private readonly dialogs = inject(Dialogs);
  private readonly notices = inject(Notices);
  private readonly transloco = inject(TranslocoService);

  /** Asks what is to hold, and has it hold from now on; also while something holds already. */
  async begin(): Promise<void> {
    const given = await this.dialogs.open<BeginRaidMode>(
      () => import('./raid-mode-dialog').then((it) => it.RaidModeDialog),
      { ariaLabelledBy: 'raid-mode-title' },
    );
    if (given) await this.notices.attempt(() => this.store.beginRaidMode(given), this.text('begun'));
  }

  async end(): Promise<void> {
    await this.notices.attempt(() => this.store.endRaidMode(), this.text('ended'));
  }

  async dismiss(): Promise<void> {
    await this.notices.attempt(() => this.store.dismissRaidSigns(), this.text('dismissed'));
  }

  private text(key: string): string {
    return this.transloco.translate(`groups.raid.${key}`);
  }
}
