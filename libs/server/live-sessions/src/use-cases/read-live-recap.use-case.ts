import { Injectable } from '@nestjs/common';
import type { LiveNote, LiveRecap, RecapComment, RecapFormat, RecapPassage, ShownPassage } from '@lectern/contracts';
import { followUpsInOrder, followUpVerdict, notesInOrder } from '@lectern/domain';
import { parseProse, plainText } from '@lectern/prose';
import { DomainError, fileNameOf, notFound, RateLimits, type Attachment, type Caller } from '@lectern/server/platform';
import { EventRepository } from '@lectern/server/realtime';
import { ArrangementRepository } from '../arrangement/arrangement.repository';
import { LiveAccess } from '../live-access';
import { LiveParts } from '../live-parts';
import { blocksOfAgenda } from '../live-plan';
import { presentSession } from '../live-session.presenter';
import type { LiveBlock } from '../live-session.records';
import { LiveSessionRepository } from '../live-session.repository';
import { happeningsOf, missedLines } from '../recap/recap-happenings';
import { recapMarkdown } from '../recap/recap-markdown';
import { RecapRepository, type CommentOfTime } from '../recap/recap.repository';
import { ReadSideUseCase } from './read-side.use-case';

const excerptCharacters = 240;
const mediaTypes = { markdown: ['text/markdown; charset=utf-8', 'md'], json: ['application/json', 'json'] } as const;

/** A live session afterwards, made of what may be seen now: whatever was withdrawn or deleted since is not in it. */
@Injectable()
export class ReadLiveRecapUseCase {
  constructor(
    private readonly live: LiveAccess,
    private readonly sessions: LiveSessionRepository,
    private readonly events: EventRepository,
    private readonly parts: LiveParts,
    private readonly recaps: RecapRepository,
    private readonly arrangements: ArrangementRepository,
    private readonly sides: ReadSideUseCase,
    private readonly rates: RateLimits,
  ) {}

  async execute(caller: Caller, sessionId: string): Promise<LiveRecap> {
    const { record, standing, group } = await this.live.see(caller, sessionId);
    const head = (await this.events.heads([sessionId])).get(sessionId);
    const [surroundings, people, content, goings] = await Promise.all([
      this.sessions.surroundings(sessionId),
      this.sessions.people(sessionId),
      this.parts.content(sessionId),
      this.recaps.goings(sessionId),
    ]);
    if (!surroundings || head === undefined) throw notFound();
    const blocks = await this.sessions.blocks(surroundings.revisionId, blocksOfAgenda(record.agenda));
    const comments = await this.recaps.comments(sessionId, surroundings.revisionId);
    const session = presentSession(record, blocks);
    const until = record.endedAt ?? new Date();
    const passages = session.agenda.map((passage) => ({
      ...passageOf(passage, goings, until),
      comments: comments.filter(({ block }) => isIn(block, passage, blocks)).map(presentComment),
    }));
    const placed = new Set(passages.flatMap((one) => one.comments.map(({ id }) => id)));
    const polls = content.polls.filter(({ isWithdrawn }) => !isWithdrawn);
    const happenings = happeningsOf(passages, polls, inTime(comments), caller.personId, content.hands.length);
    return {
      session,
      reading: { id: record.readingId, title: surroundings.readingTitle },
      group: { id: surroundings.groupId, name: surroundings.groupName },
      startedAt: session.startedAt,
      endedAt: session.endedAt,
      people: people.map(({ id, personId, displayName, role, firstInAt, attended }) => ({
        id,
        displayName,
        isGuest: personId === null,
        role,
        wasIn: firstInAt !== null,
        attended,
      })),
      passages: passages.map(({ seq: _, ...passage }) => passage),
      elsewhere: comments.filter(({ id }) => !placed.has(id)).map(presentComment),
      polls,
      followUps: followUpsInOrder(content.followUps),
      notes: await this.notesFor(caller, content.noteBook.sideId),
      roomNotes: (await this.arrangements.rooms(sessionId, 'noted')).map(({ id, round, number, passageId, note }) => ({
        id,
        round,
        number,
        passageId,
        note,
      })),
      can: {
        addFollowUps: followUpVerdict(standing, 'add-follow-up', true, record.state) === 'allow',
        takeFollowUps:
          group.actor.role !== null && followUpVerdict(standing, 'take-follow-up', true, record.state) === 'allow',
      },
      missed: missedLines(happenings, 0),
      head,
    };
  }

  /** The recap as a file. */
  async export(caller: Caller, sessionId: string, format: RecapFormat): Promise<Attachment> {
    await this.rates.take('export', caller.personId ?? caller.address);
    const recap = await this.execute(caller, sessionId);
    const text = format === 'json' ? `${JSON.stringify(recap, null, 2)}\n` : recapMarkdown(recap);
    const [mediaType, ending] = mediaTypes[format];
    return { fileName: fileNameOf(recap.session.title, ending), mediaType, bytes: new TextEncoder().encode(text) };
  }

  /** The notes in their order, as far as they are for the caller. */
  private async notesFor(caller: Caller, sideId: string | null): Promise<LiveNote[]> {
    if (sideId === null) return [];
    try {
      return notesInOrder((await this.sides.execute(caller, sideId)).notes);
    } catch (error) {
      if (error instanceof DomainError && error.code === 'E_NOT_FOUND') return [];
      throw error;
    }
  }
}

/** Comments as they came. */
function inTime(comments: readonly CommentOfTime[]): CommentOfTime[] {
  return [...comments].sort((a, b) => a.createdAt.getTime() - b.createdAt.getTime());
}

/** How long the group was at a passage: from each time it went there until it went elsewhere or the session ended. */
function passageOf(
  passage: ShownPassage,
  goings: readonly { seq: number; at: Date; passageId: string }[],
  until: Date,
): Pick<RecapPassage, 'passage' | 'minutes'> & { seq: number } {
  const times = goings.flatMap((going, index) =>
    going.passageId === passage.id ? [(goings[index + 1]?.at ?? until).getTime() - going.at.getTime()] : [],
  );
  const seq = goings.find(({ passageId }) => passageId === passage.id)?.seq ?? 0;
  const spentMs = times.reduce((sum, ms) => sum + ms, 0);
  return { passage, seq, minutes: times.length === 0 ? null : Math.max(1, Math.round(spentMs / 60_000)) };
}

function isIn(
  block: CommentOfTime['block'],
  { fromBlockId, toBlockId }: ShownPassage,
  blocks: ReadonlyMap<string, LiveBlock>,
): boolean {
  const [from, to] = [blocks.get(fromBlockId), blocks.get(toBlockId)];
  return block !== null && !!from && !!to && block.position >= from.position && block.position <= to.position;
}

function presentComment({ id, threadId, block, author, body }: CommentOfTime): RecapComment {
  return {
    id,
    threadId,
    blockId: block?.id ?? null,
    number: block?.number ?? null,
    author,
    excerpt: plainText(parseProse(body), excerptCharacters),
  };
}
