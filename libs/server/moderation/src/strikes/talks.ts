import { Injectable } from '@nestjs/common';
import { limits, type TalkLine } from '@lectern/contracts';
import { ModerationLog } from '@lectern/server/moderation-log';
import { conflict } from '@lectern/server/platform';
import { onlyCase, storeCase, type ActContext } from '../acts/act-context';
import { personOf, type Known } from '../case.presenter';
import type { CaseChange } from '../case-writer';
import { TalkRepository, type TalkLineRecord } from './talk.repository';

/** Saying something in a talk, from either side. */
@Injectable()
export class Talks {
  constructor(
    private readonly stored: TalkRepository,
    private readonly log: ModerationLog,
  ) {}

  async say(id: string, words: string, context: ActContext): Promise<CaseChange> {
    const { found, transaction, at, personId } = context;
    const { authorId } = found.comment;
    if (authorId === null) throw conflict('Whoever wrote this has left: there is nobody to talk to.');
    const lines = await this.stored.ofCase(found.id, transaction);
    if (lines.length >= limits.talkLinesPerCase) throw conflict('This talk is as long as one can be.');
    await this.stored.add({ id, caseId: found.id, authorId, byId: personId, words, at }, transaction);
    // whoever is deciding reads the answer first
    if (personId === authorId) await storeCase(context, {});
    // that there was a talk is an act; what is said in it is nobody else's
    if (lines.length === 0)
      await this.log.append(
        {
          groupId: found.groupId,
          act: 'case.talked',
          actorId: personId,
          subjectId: authorId,
          words,
          facts: { case: found.id },
        },
        transaction,
      );
    return onlyCase(context);
  }
}

/** A line as both sides see it. */
export function presentLine({ id, authorId, byId, words, at }: TalkLineRecord, known: Known): TalkLine {
  return {
    id,
    by: byId === null ? null : personOf(byId, known),
    isByAuthor: byId === authorId,
    words,
    at: at.toISOString(),
  };
}
