import type { DialogConfig } from '@angular/cdk/dialog';
import { inject, Injectable, Injector, type Type } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import type { Confirmation } from './confirm-dialog';

/**
 * Opens dialogs: the page behind is out of reach, Escape closes, the focus returns to where it was.
 * What dialogs need is fetched with the first one, as no page begins with a dialog.
 */
@Injectable({ providedIn: 'root' })
export class Dialogs {
  private readonly injector = inject(Injector);

  /** Answers what the dialog was closed with; undefined if it was only left. */
  async open<Answer, Data = unknown>(
    content: () => Promise<Type<unknown>>,
    config: DialogConfig<Data> = {},
  ): Promise<Answer | undefined> {
    const [{ Dialog }, component] = await Promise.all([import('@angular/cdk/dialog'), content()]);
    const opened = this.injector.get(Dialog).open<Answer, Data>(component, {
      backdropClass: 'dialog-backdrop',
      restoreFocus: true,
      ...(config as object),
    });
    return firstValueFrom(opened.closed, { defaultValue: undefined });
  }

  async confirm(question: Confirmation): Promise<boolean> {
    const content = () => import('./confirm-dialog').then((it) => it.ConfirmDialog);
    const answer = await this.open<boolean, Confirmation>(content, {
      data: question,
      role: 'alertdialog',
      ariaLabelledBy: 'lec-confirm-title',
      ariaDescribedBy: 'lec-confirm-text',
    });
    return answer === true;
  }
}
