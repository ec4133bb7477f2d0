import type { SessionLetterKind } from '@lectern/domain';
import { escaped, letterFooter, type LetterWords } from './letter-frame';

/** What a letter about a session is made of. */
export interface SessionLetterParts {
  readonly kind: SessionLetterKind;
  readonly session: {
    readonly id: string;
    readonly title: string;
    readonly readingTitle: string;
    readonly groupName: string;
    readonly startsAt: Date;
  };
  /** of whoever gets it: moments are told by its clocks */
  readonly timeZone: string;
  readonly publicUrl: URL;
  /** the page on which one stops these letters */
  readonly unsubscribeUrl: string;
}

/** Writes the letter: what is so, when, and the one place to go to. */
export function sessionLetterWords({
  kind,
  session,
  timeZone,
  publicUrl,
  unsubscribeUrl,
}: SessionLetterParts): LetterWords {
  const { title, readingTitle, groupName, startsAt, id } = session;
  const clock = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', timeZone }).format(startsAt);
  const day = new Intl.DateTimeFormat('en-GB', { weekday: 'long', day: 'numeric', month: 'long', timeZone });
  const when = `${day.format(startsAt)}, ${clock} (${timeZone.replaceAll('_', ' ')})`;
  const about = `“${title}”, over “${readingTitle}” in ${groupName}`;
  const { subject, sentence, link, page } = {
    'live-reminder': {
      subject: `“${title}” begins at ${clock}`,
      sentence: `${about}, begins on ${when}.`,
      link: 'To the session',
      page: `/sessions/${id}`,
    },
    'live-place': {
      subject: `You have a place in “${title}”`,
      sentence: `You have moved up from the waiting list: you have a place in ${about}. It begins on ${when}.`,
      link: 'To the session, also if you cannot come after all',
      page: `/sessions/${id}`,
    },
    'live-recap': {
      subject: `“${title}” was without you: what came of it`,
      sentence: `${about}, is over. What was read, asked, decided and said can be read in a minute.`,
      link: 'What came of it',
      page: `/sessions/${id}/recap`,
    },
  }[kind];
  const address = new URL(page, publicUrl).href;
  const footer = letterFooter('Answers to this letter reach nobody.', publicUrl, unsubscribeUrl);
  return {
    subject,
    text: [sentence, '', `${link}: ${address}`, '', footer.text].join('\n'),
    html: [
      '<!doctype html><html><head><meta charset="utf-8"></head><body>',
      `<p>${escaped(sentence)}</p><p><a href="${escaped(address)}">${escaped(link)}</a></p>`,
      footer.html,
    ].join('\n'),
  };
}
