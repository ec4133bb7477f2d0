import { inject, Injectable } from '@angular/core';
import type { FieldTree, TreeValidationResult } from '@angular/forms/signals';
import type { ErrorCode } from '@lectern/contracts';
import { FaultTexts, isRefusal, RefusedError } from '@lectern/web/core';

/** The kind of error a form has when the server, not the contract, said no. */
export const refusedKind = 'refused';

/** Beside which field of a form a refusal stands, and in which words if not the usual ones. */
export type RefusalPlaces<Model> = Partial<Record<ErrorCode, { field: keyof Model & string; text?: string }>>;

/** Sends forms and turns what comes back into errors of the form or of one of its fields. */
@Injectable({ providedIn: 'root' })
export class FormFaults {
  private readonly texts = inject(FaultTexts);

  /**
   * Runs a form's action. A refusal that names a field, or whose code `places` puts beside one, stands
   * there (in the words given, if any); everything else stands above the button.
   */
  async send<Model extends object>(
    form: FieldTree<Model>,
    act: () => Promise<unknown>,
    places: RefusalPlaces<Model> = {},
  ): Promise<TreeValidationResult> {
    try {
      await act();
      return undefined;
    } catch (fault) {
      const place = isRefusal(fault) ? (places[fault.refusal.code] ?? fieldNamed(fault)) : undefined;
      const message = place?.text ?? this.texts.text(fault);
      const fields = form as unknown as Record<string, FieldTree<unknown> | undefined>;
      const fieldTree = place && fields[place.field];
      return fieldTree ? { kind: refusedKind, message, fieldTree } : { kind: refusedKind, message };
    }
  }
}

function fieldNamed(fault: RefusedError): { field: string; text?: string } | undefined {
  const field = fault.refusal.field?.split('.')[0];
  return field === undefined ? undefined : { field };
}
