import { DOCUMENT } from '@angular/common';
import { inject, Injectable } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';
import { Notices } from '../notices/notices';
import { Dialogs } from './dialogs';

/** Copies addresses of this site; where the browser does not let it, shows them to be copied by hand. */
@Injectable({ providedIn: 'root' })
export class Copying {
  private readonly notices = inject(Notices);
  private readonly dialogs = inject(Dialogs);
  private readonly transloco = inject(TranslocoService);
  private readonly page = inject(DOCUMENT);

  async address(path: string): Promise<void> {
    const address = new URL(path, this.page.location.origin).href;
    try {
      await navigator.clipboard.writeText(address);
      this.notices.tell(this.transloco.translate('ui.copied'));
    } catch {
      // Browsers refuse where the site is not served securely.
      await this.dialogs.open(() => import('./copy-dialog').then((it) => it.CopyDialog), {
        ariaLabelledBy: 'lec-copy-title',
        data: address,
        autoFocus: 'input',
      });
    }
  }
}
