import type { ImportedText } from '@lectern/contracts';

/** The imported text with one decision applied or taken back; unknown ids leave it as it is. */
export function setDecision(imported: ImportedText, id: string, applied: boolean): ImportedText {
  return {
    ...imported,
    decisions: imported.decisions.map((decision) => (decision.id === id ? { ...decision, applied } : decision)),
  };
}
