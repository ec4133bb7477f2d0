import type { FieldTree } from '@angular/forms/signals';

/** Puts the focus on the first field that cannot be sent; for a form's `onInvalid` and after a refusal. */
export function focusFirstError(form: FieldTree<unknown>): void {
  const first = form().errorSummary()[0];
  first?.fieldTree().formFieldBindings()[0]?.focus();
}
