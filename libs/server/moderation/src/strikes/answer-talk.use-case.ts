import { Injectable } from '@nestjs/common';
import { limits, type AnswerTalk, type Talk } from '@lectern/contracts';
import { notFound, RateLimits, type SignedInCaller } from '@lectern/server/platform';
import { Statements } from '@lectern/server/statements';
import { wordsOf } from '../case-facts';
import { CasePresenter } from '../case.presenter';
import type { CaseRecord } from '../case.records';
import { CaseRepository } from '../case.repository';
import { CaseWriter } from '../case-writer';
import { StrikeRepository } from './strike.repository';
import { TalkRepository } from './talk.repository';
import { presentLine, Talks } from './talks';

/**
 * Talks as whoever wrote the comment has them: read and answered also by somebody who is no member any more. A moderator
 * begins each.
 */
@Injectable()
export class AnswerTalkUseCase {
  constructor(
    private readonly cases: CaseRepository,
    private readonly stored: TalkRepository,
    private readonly talks: Talks,
    private readonly strikes: StrikeRepository,
    private readonly presenter: CasePresenter,
    private readonly writer: CaseWriter,
    private readonly statements: Statements,
    private readonly rates: RateLimits,
  ) {}

  async list({ personId }: SignedInCaller): Promise<Talk[]> {
    const shown: Talk[] = [];
    for (const { caseId } of await this.stored.casesOf(personId)) shown.push(await this.present(personId, caseId));
    if ((await this.stored.read(personId, new Date())) > 0) await this.statements.announce(personId);
    return shown;
  }

  async answer({ personId }: SignedInCaller, { caseId, ...given }: AnswerTalk & { caseId: string }): Promise<Talk> {
    await this.rates.take('write', personId);
    const seen = await this.cases.find(caseId);
    // nobody else knows that there is a case
    if (!seen || !(await this.isTheirs(personId, seen))) throw notFound();
    const command = { type: 'talk.answer', personId, caseId, ...given };
    await this.writer.write(command, { groupId: seen.groupId, stream: null }, async (open) => {
      const found = await this.cases.find(caseId, open.transaction);
      if (!found || found.comment.authorId !== personId) throw notFound();
      return this.talks.say(given.commandId, given.words, { ...open, personId, found });
    });
    return this.present(personId, caseId);
  }

  private async isTheirs(personId: string, { id, comment }: CaseRecord): Promise<boolean> {
    return comment.authorId === personId && (await this.stored.ofCase(id)).length > 0;
  }

  private async present(personId: string, caseId: string): Promise<Talk> {
    const found = await this.cases.find(caseId);
    const group = found && (await this.strikes.membership(found.groupId, personId));
    if (!found || !group) throw notFound();
    const lines = await this.stored.ofCase(caseId);
    const known = await this.presenter.known(
      [],
      new Date(),
      lines.flatMap(({ byId }) => byId ?? []),
    );
    return {
      caseId,
      group: { id: found.groupId, name: group.groupName },
      reading: { id: found.comment.thread.readingId, title: found.comment.thread.reading.title },
      about: wordsOf(found),
      lines: lines.map((line) => presentLine(line, known)),
      can: { answer: lines.length < limits.talkLinesPerCase },
    };
  }
}
