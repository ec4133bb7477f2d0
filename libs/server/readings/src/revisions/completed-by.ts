import type { ImportedText } from '@lectern/contracts';
import type { StoredReading } from '../reading.repository';

/** What a new file does not say of itself stays as it is known of the reading it revises. */
export function completedBy(imported: ImportedText, reading: StoredReading): ImportedText {
  const { title, authors, date, language, source } = imported.metadata;
  return {
    ...imported,
    metadata: {
      title: title ?? reading.title,
      authors: authors.length > 0 ? authors : reading.authors,
      date: date ?? reading.date,
      language: language ?? reading.language,
      source: source ?? reading.source,
    },
  };
}
