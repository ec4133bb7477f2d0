import { inject, Injectable } from '@angular/core';
import type { FieldTree, TreeValidationResult } from '@angular/forms/signals';
import { FaultTexts, isRefusal, RefusedError } from '@lectern/web/core';

/** The kind of error a form has when the server, not the contract, said no. */
export const refusedKind = 'refused';

/** Sends forms and turns what comes back into errors of the form or of one of its fields. */
@Injectable({ providedIn: 'root' })
export class FormFaults {
  private readonly texts = inject(FaultTexts);

  /**
   * Runs a form's action. A refusal that names a field (or whose code `fieldOf` gives one for) stands
   * beside that field, everything else above the button.
   */
  async send<Model extends object>(
    form: FieldTree<Model>,
    act: () => Promise<unknown>,
    fieldOf: Partial<Record<string, keyof Model & string>> = {},
  ): Promise<TreeValidationResult> {
    try {
      await act();
      return undefined;
    } catch (fault) {
      const message = this.texts.text(fault);
      const name = isRefusal(fault) ? (fieldOf[fault.refusal.code] ?? fieldNamed(fault)) : undefined;
      const fields = form as unknown as Record<string, FieldTree<unknown> | undefined>;
      const fieldTree = name === undefined ? undefined : fields[name];
      return fieldTree ? { kind: refusedKind, message, fieldTree } : { kind: refusedKind, message };
    }
  }
}

function fieldNamed(fault: RefusedError): string | undefined {
  return fault.refusal.field?.split('.')[0];
}
