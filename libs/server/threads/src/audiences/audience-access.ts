import { audienceOf, openForVerdict, type AudienceFacts } from '@lectern/domain';
import { conflict, DomainError, forbidden } from '@lectern/server/platform';
import type { ThreadCommand } from '../thread-command';
import type { ActorRecord, ThreadRecord } from '../thread.records';
import type { ThreadWork } from '../thread-work';

/** A command came to a stream that its thread is not in (any more): it is given again to the one it is in. */
export class SaidElsewhere extends DomainError {
  constructor() {
    super('E_CONFLICT', 'Others hear this thread since a moment ago. Look at it again.');
  }
}

/** A circle would see what others say on a paragraph before it has written there. */
export function afterFirstThoughts(): DomainError {
  return conflict(
    'While first thoughts are asked for, paragraphs are not discussed in circles. Write it to the group.',
  );
}

/** The stream a thread is in: that of its audience, or the reading's own. */
export function streamOf({ audienceId, readingId }: Pick<ThreadRecord, 'audienceId' | 'readingId'>): string {
  return audienceId ?? readingId;
}

/** The audience of a batch as the rule sees it, for one of those who give its commands. */
export function audienceFacts({ hasWritten }: ActorRecord, { stream }: ThreadWork): AudienceFacts {
  return { kind: stream.audience, ownerId: stream.ownerId, hasWritten };
}

/** Refuses a thread that is not for the audience whose stream it came to, or that the actor may not open for it. */
export function requireAudience(
  { audience, anchor, importedAnchors }: Extract<ThreadCommand, { type: 'thread.open' }>,
  actor: ActorRecord,
  work: ThreadWork,
): void {
  const anchors = importedAnchors ?? [anchor];
  const isOnParagraph = anchors.some(({ blockId }) => blockId !== null);
  if (audience === 'circle' && isOnParagraph && work.reading.asksFirstThoughts) throw afterFirstThoughts();
  const wanted = audienceOf(audience ?? 'group', isOnParagraph, work.reading.asksFirstThoughts);
  if (wanted !== work.stream.audience) throw new SaidElsewhere();
  const facts = audienceFacts(actor, work);
  if (openForVerdict({ personId: actor.person.id, role: actor.role }, facts) !== 'allow')
    throw forbidden(
      work.stream.audience === 'circle'
        ? 'You are not in this circle any more. Look at the reading again.'
        : 'Only who leads the group writes to those who lead it.',
    );
}
