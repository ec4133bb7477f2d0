import { Dialog, type DialogConfig } from '@angular/cdk/dialog';
import { inject, Injectable, type Type } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import { ConfirmDialog, type Confirmation } from './confirm-dialog';

/** Opens dialogs: the page behind is out of reach, Escape closes, the focus returns to where it was. */
@Injectable({ providedIn: 'root' })
export class Dialogs {
  private readonly dialog = inject(Dialog);

  /** Answers what the dialog was closed with; undefined if it was only left. */
  open<Answer, Data = unknown>(content: Type<unknown>, config: DialogConfig<Data> = {}): Promise<Answer | undefined> {
    const opened = this.dialog.open<Answer, Data>(content, {
      backdropClass: 'dialog-backdrop',
      restoreFocus: true,
      ...(config as object),
    });
    return firstValueFrom(opened.closed, { defaultValue: undefined });
  }

  async confirm(question: Confirmation): Promise<boolean> {
    const answer = await this.open<boolean, Confirmation>(ConfirmDialog, {
      data: question,
      role: 'alertdialog',
      ariaLabelledBy: 'lec-confirm-title',
      ariaDescribedBy: 'lec-confirm-text',
    });
    return answer === true;
  }
}
