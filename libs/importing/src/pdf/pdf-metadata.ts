import type { PDFDocumentProxy } from 'pdfjs-dist';
import type { DeclaredMetadata } from '../recognise/metadata';

/** Titles that programs write by themselves: file names, “Microsoft Word - …”, “untitled”. */
const notTitle = /^(?:microsoft |untitled|document\d*$|.*\.(?:docx?|odt|indd|tex|dvi|pdf|qxd|pages|rtf)$)/i;
const notAuthor = /^(?:user|admin|administrator|unknown|owner|author|root|pc|\S+@\S+|[a-z]+\d+)$/i;

/** What the properties of a PDF say about its text. The date there is that of the file, not of the text. */
export async function pdfMetadata(pdf: PDFDocumentProxy): Promise<DeclaredMetadata> {
  const properties = await pdf.getMetadata().catch(() => null);
  const info = (properties?.info ?? {}) as { Title?: unknown; Author?: unknown; Language?: unknown };
  const title = line(info.Title);
  const author = line(info.Author);
  return {
    title: title === null || notTitle.test(title) ? null : title,
    authors:
      author === null || notAuthor.test(author)
        ? []
        : author.split(/\s*(?:;|\s(?:and|und|et)\s)\s*/u).filter((name) => name !== ''),
    language: line(info.Language),
  };
}

function line(value: unknown): string | null {
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : null;
}
