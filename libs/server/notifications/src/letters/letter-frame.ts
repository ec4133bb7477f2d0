/** A letter's words: the same as text and as HTML without anything to load. */
export interface LetterWords {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

/** What stands at the end of every letter: that nobody reads answers, and how there come no more. */
export function letterFooter(note: string, publicUrl: URL, unsubscribeUrl: string): Pick<LetterWords, 'text' | 'html'> {
  const settings = new URL('/notifications/settings', publicUrl).href;
  return {
    text: ['--', note, `What to be told: ${settings}`, `No more letters like this: ${unsubscribeUrl}`, ''].join('\n'),
    html: [
      `<hr><p><small>${note}<br><a href="${escaped(settings)}">What to be told</a> · `,
      `<a href="${escaped(unsubscribeUrl)}">No more letters like this</a></small></p></body></html>`,
    ].join('\n'),
  };
}

/** Words as they stand in HTML. */
export function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
