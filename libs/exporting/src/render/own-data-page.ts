import type { OwnData } from '@lectern/contracts';
import { escapeHtml } from './html-text';
import { pageStyle } from './page-style';

/** Somebody's own data as a page to be read: part by part, what each row says. */
export function ownDataHtml({ savedAt, parts }: OwnData): string {
  const shown = parts.map(
    ({ name, rows }) =>
      `<section><h2>${escapeHtml(sentence(name))} (${rows.length})</h2>${rows.map(rowHtml).join('')}</section>`,
  );
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>My data in Lectern</title><style>${pageStyle}
dl{display:grid;grid-template-columns:minmax(8em,max-content) 1fr;gap:2px 16px;margin:0;padding:12px 0;border-top:1px solid #e2ddd3}
dt{color:#5d5952}dd{margin:0;white-space:pre-wrap;overflow-wrap:anywhere}</style></head><body>
<main><h1>My data in Lectern</h1><p>As it was on <time datetime="${escapeHtml(savedAt)}">${escapeHtml(day(savedAt))}</time>.</p>
${shown.join('\n')}</main></body></html>
`;
}

function rowHtml(row: OwnData['parts'][number]['rows'][number]): string {
  const lines = Object.entries(row).flatMap(([name, value]) =>
    value === null || value === ''
      ? []
      : `<dt>${escapeHtml(sentence(spaced(name)))}</dt><dd dir="auto">${escapeHtml(String(value))}</dd>`,
  );
  return `<dl>${lines.join('')}</dl>`;
}

function spaced(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}

function sentence(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function day(moment: string): string {
  return moment.slice(0, 10);
}
