import type { LivePoll, MissedLineView, RecapPassage } from '@lectern/contracts';
import { whatWasMissed, type Happening, type MissedLine } from '@lectern/domain';
import type { CommentOfTime } from './recap.repository';

/** What happened in a session, as the rule of what was missed takes it. */
export function happeningsOf(
  passages: readonly (RecapPassage & { readonly seq: number })[],
  polls: readonly LivePoll[],
  comments: readonly CommentOfTime[],
  personId: string | null,
  openHands: number,
): Happening[] {
  return [
    ...passages.flatMap((one): Happening[] =>
      one.minutes === null
        ? []
        : [
            {
              code: 'read',
              seq: one.seq,
              blockId: one.passage.fromBlockId,
              text: one.passage.question,
              minutes: one.minutes,
              comments: one.comments.length,
            },
          ],
    ),
    ...polls.flatMap((poll): Happening[] => {
      if (poll.isWithdrawn) return [];
      const said = { seq: poll.seq, pollId: poll.id, text: poll.question };
      return [
        poll.closedAt === null
          ? { code: 'asked', ...said, voters: poll.voters }
          : { code: 'decided', ...said, result: resultOf(poll) },
      ];
    }),
    ...comments.flatMap((comment, index): Happening[] =>
      personId !== null && comment.mentionedIds.includes(personId)
        ? [
            {
              code: 'named',
              seq: 1_000_000 + index,
              threadId: comment.threadId,
              by: comment.author?.displayName ?? '',
              text: comment.body,
            },
          ]
        : [],
    ),
    ...(openHands > 0 ? [{ code: 'hands' as const, seq: 0, count: openHands }] : []),
  ];
}

/** The lines of what was missed, as they are sent. */
export function missedLines(happenings: readonly Happening[], since: number): MissedLineView[] {
  return whatWasMissed(happenings, since).map(viewOf);
}

/** What came of a question, in as few words as it can be said: the options ahead, or the middle of a scale. */
export function resultOf({ tally, options }: Pick<LivePoll, 'tally' | 'options'>): string {
  if (tally === null || tally.voters === 0) return '–';
  switch (tally.kind) {
    case 'choices': {
      const most = Math.max(...tally.counts);
      const ahead = options.filter((_, index) => tally.counts[index] === most);
      return `${ahead.join(', ')} (${most}/${tally.voters})`;
    }
    case 'ranked':
      return tally.winner === null
        ? tally.tied.map((index) => options[index] ?? '').join(', ')
        : (options[tally.winner] ?? '');
    case 'scale':
      return `${tally.median ?? '–'} (${tally.voters})`;
  }
}

function viewOf({ happening, target }: MissedLine): MissedLineView {
  const counts = { named: 0, decided: 0, asked: 0, read: 0, hands: 0 };
  if (happening.code === 'asked') counts.asked = happening.voters;
  if (happening.code === 'read') counts.read = happening.minutes;
  if (happening.code === 'hands') counts.hands = happening.count;
  return {
    code: happening.code,
    text: 'text' in happening ? happening.text : '',
    result: 'result' in happening ? happening.result : '',
    by: 'by' in happening ? happening.by : '',
    count: counts[happening.code],
    comments: happening.code === 'read' ? happening.comments : 0,
    target: { kind: target.kind, id: 'id' in target ? target.id : null },
  };
}
