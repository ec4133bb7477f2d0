import { Inject, Injectable, Logger } from '@nestjs/common';
import type { RequestPasswordReset, ResetPassword } from '@lectern/contracts';
import { Database } from '@lectern/server/database';
import { Mailer } from '@lectern/server/mail';
import { CONFIG, DomainError, RateLimits, type Caller, type Config } from '@lectern/server/platform';
import { LiveSockets } from '@lectern/server/realtime';
import { SessionRepository } from '@lectern/server/sessions';
import { refuseCommonPassword } from '../password-strength';
import { PasswordResetRepository } from '../password-reset.repository';
import { Passwords } from '../passwords';
import { PersonRepository } from '../person.repository';

const validForMs = 30 * 60_000;

/** A new password for somebody who has forgotten theirs: a letter with a link, used once. */
@Injectable()
export class ResetPasswordUseCase {
  private readonly logger = new Logger('password-reset');

  constructor(
    private readonly database: Database,
    private readonly resets: PasswordResetRepository,
    private readonly people: PersonRepository,
    private readonly passwords: Passwords,
    private readonly sessions: SessionRepository,
    private readonly sockets: LiveSockets,
    private readonly mailer: Mailer,
    private readonly rates: RateLimits,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Answers at once and alike for every address; the letter is written afterwards. */
  async request(caller: Caller, { email }: RequestPasswordReset): Promise<void> {
    await this.rates.take('password-reset-address', caller.address);
    await this.rates.take('password-reset', email);
    this.sendLetter(email).catch((error: unknown) => this.logger.error(error));
  }

  async reset(caller: Caller, { token, password }: ResetPassword): Promise<void> {
    await this.rates.take('password-reset-address', caller.address);
    const found = await this.resets.find(token);
    if (!found || found.expiresAt < new Date()) throw gone();
    await refuseCommonPassword(password, found.person);
    const hash = await this.passwords.hash(password);
    const personId = found.person.id;
    const ended = await this.database.write(async (transaction) => {
      if (!(await this.resets.use(token, transaction))) throw gone();
      await this.resets.deleteOf(personId, transaction);
      await this.people.setPasswordHash(personId, hash, transaction);
      return this.sessions.deleteAll(personId, transaction);
    });
    for (const id of ended) this.sockets.endSession(id);
  }

  private async sendLetter(email: string): Promise<void> {
    const person = await this.people.findByEmail(email);
    if (!person) return;
    const token = await this.resets.create(person.id, new Date(Date.now() + validForMs));
    const link = new URL(`/new-password/${token}`, this.config.publicUrl).href;
    await this.mailer.send({
      to: email,
      subject: 'A new password for Lectern',
      text: `Somebody asked for a new password for this address.\n\nIf it was you, open this link within half an hour:\n${link}\n\nIf it was not you, there is nothing to do: without the link nothing changes.\n`,
    });
  }
}

function gone(): DomainError {
  return new DomainError('E_GONE', 'This link was used already or is too old. Ask for a new one.');
}
