import { Inject, Injectable } from '@nestjs/common';
import type { CurrentAccount, SignedInSession } from '@lectern/contracts';
import { CONFIG, type Caller, type Config, type SignedInCaller } from '@lectern/server/platform';
import { SessionRepository } from '@lectern/server/sessions';
import { presentAccount, presentSession } from '../account.presenter';
import { PersonRepository } from '../person.repository';
import { SetupLink } from '../setup-link';

/** Who one is here, and where one is signed in. */
@Injectable()
export class ReadAccountUseCase {
  constructor(
    private readonly people: PersonRepository,
    private readonly sessions: SessionRepository,
    private readonly setupLink: SetupLink,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async current(caller: Caller): Promise<CurrentAccount> {
    const person = caller.personId === null ? null : await this.people.find(caller.personId);
    const registration = person === null && (await this.setupLink.isNeeded()) ? 'setup' : this.config.registration;
    return { account: person && presentAccount(person), registration };
  }

  async signedInSessions(caller: SignedInCaller): Promise<SignedInSession[]> {
    const sessions = await this.sessions.ofPerson(caller.personId);
    return sessions.map((session) => presentSession(session, caller.sessionId));
  }
}
