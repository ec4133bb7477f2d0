import type { LiveFollowUp, LiveRecap, RecapComment } from '@lectern/contracts';
import { resultOf } from './recap-happenings';

/** A recap as a Markdown file. */
export function recapMarkdown({
  session,
  reading,
  people,
  passages,
  elsewhere,
  polls,
  followUps,
  ...recap
}: LiveRecap): string {
  const attended = people.filter((person) => person.wasIn || person.attended !== null);
  const blocks = [
    `# ${line(session.title)}`,
    `Over “${line(reading.title)}”, ${session.start.replace('T', ' ')} (${session.timeZone}), ${session.lengthMinutes} minutes.`,
    attended.length > 0 ? `## Who was there\n\n${attended.map(personLine).join('\n')}` : '',
    passages.length > 0 ? '## Passages' : '',
    ...passages.map(({ passage, minutes, comments }, index) => {
      const where = passage.isPlaced ? `¶ ${passage.fromNumber}–${passage.toNumber}` : 'no longer in the text';
      const spent = minutes === null ? 'not reached' : `${minutes} minutes`;
      const question = passage.question ? `\n\n${line(passage.question)}` : '';
      return `### ${index + 1}. ${where} (${spent})${question}${commentLines(comments)}`;
    }),
    elsewhere.length > 0 ? `## Other comments${commentLines(elsewhere)}` : '',
    polls.length > 0 ? '## Questions' : '',
    ...polls.map((poll) => `- ${line(poll.question)}: ${poll.closedAt === null ? 'open' : line(resultOf(poll))}`),
    recap.notes.length > 0 ? `## Notes\n\n${recap.notes.map(({ text }) => `- ${line(text ?? '')}`).join('\n')}` : '',
    recap.roomNotes.length > 0 ? `## From the small rooms\n\n${recap.roomNotes.map(roomLine).join('\n')}` : '',
    followUps.length > 0 ? `## To be done\n\n${followUps.map(followUpLine).join('\n')}` : '',
  ];
  return `${blocks.filter((block) => block !== '').join('\n\n')}\n`;
}

function roomLine({ round, number, note }: LiveRecap['roomNotes'][number]): string {
  return `- Room ${number}${round > 1 ? ` (${round})` : ''}: ${line(note)}`;
}

function followUpLine({ text, takenBy, dueOn, doneAt }: LiveFollowUp): string {
  const facts = [takenBy ? line(takenBy.displayName) : 'nobody yet', dueOn === null ? '' : `until ${dueOn}`];
  return `- [${doneAt === null ? ' ' : 'x'}] ${line(text ?? '')} (${facts.filter((fact) => fact !== '').join(', ')})`;
}

function personLine({ displayName, role, attended, wasIn }: LiveRecap['people'][number]): string {
  const says = { whole: 'all the time', part: 'part of the time', absent: 'not there' };
  const known = wasIn ? 'was let in, says nothing' : 'says nothing';
  return `- ${line(displayName)} (${role}): ${attended === null ? known : says[attended]}`;
}

function commentLines(comments: readonly RecapComment[]): string {
  if (comments.length === 0) return '';
  const lines = comments.map(({ number, author, excerpt }) => {
    const where = number === null ? '' : `¶ ${number}, `;
    return `- ${where}${line(author?.displayName ?? '')}: ${line(excerpt)}`;
  });
  return `\n\n${lines.join('\n')}`;
}

/** Words of people as plain text on one line: nothing of them becomes a heading, a link or an image. */
function line(text: string): string {
  return text.replace(/\s+/gu, ' ').replace(/[\\`*_{}[\]<>#|!]/gu, '\\$&');
}
