import { inject, Injectable } from '@angular/core';
import { Dialogs } from '@lectern/web/ui';
import type { ChosenPlace, PlaceQuestion } from './paragraph-choice';

/** Asks in a dialog where a thread belongs; undefined when it was left without an answer. */
@Injectable({ providedIn: 'root' })
export class AskForPlace {
  private readonly dialogs = inject(Dialogs);

  ask(question: PlaceQuestion): Promise<ChosenPlace | undefined> {
    return this.dialogs.open<ChosenPlace, PlaceQuestion>(
      () => import('./paragraph-picker').then((it) => it.ParagraphPicker),
      { data: question, ariaLabelledBy: 'lec-picker-title', autoFocus: '#lec-picker-query' },
    );
  }
}
