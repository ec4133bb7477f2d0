import { Injectable } from '@nestjs/common';
import type { PollAnswers } from '@lectern/contracts';
import { seesMissing } from '@lectern/domain';
import { notFound, type Caller } from '@lectern/server/platform';
import { LiveAccess } from '../live-access';
import { PollRepository } from '../polls/poll.repository';

/** Who answered a closed poll how, and to facilitators what is missing. Of a secret poll nobody is told who it was. */
@Injectable()
export class ReadPollAnswersUseCase {
  constructor(
    private readonly live: LiveAccess,
    private readonly polls: PollRepository,
  ) {}

  async execute(caller: Caller, pollId: string): Promise<PollAnswers> {
    const sessionId = await this.polls.sessionOf(pollId);
    if (sessionId === null) throw notFound();
    const { standing } = await this.live.see(caller, sessionId);
    const [poll] = await this.polls.polls(sessionId, [pollId]);
    if (!poll || poll.withdrawnAt) throw notFound();
    const votes = await this.polls.votes([pollId]);
    const isShown = !poll.isSecret && poll.closedAt !== null;
    const said = votes.flatMap(({ personId, missing: text }) =>
      text === null ? [] : [{ personId: poll.isSecret ? null : personId, text }],
    );
    // in which order they were said would tell of a secret one who said what
    const missing = poll.isSecret ? said.sort((a, b) => (a.text < b.text ? -1 : 1)) : said;
    return {
      votes: isShown ? votes.map(({ personId, vote }) => ({ personId, vote })) : [],
      missing: seesMissing(standing) ? missing : [],
    };
  }
}
