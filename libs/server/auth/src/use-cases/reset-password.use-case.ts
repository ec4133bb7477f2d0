import { Inject, Injectable, Logger } from '@nestjs/common';
import type { RequestPasswordReset, ResetPassword } from '@lectern/contracts';
import { Database, Prisma } from '@lectern/server/database';
import { Mailer } from '@lectern/server/mail';
import { CONFIG, DomainError, hashOf, newSecret, RateLimits, type Caller, type Config } from '@lectern/server/platform';
import { LiveSockets } from '@lectern/server/realtime';
import { SessionRepository } from '@lectern/server/sessions';
import { refuseCommonPassword } from '../password-strength';
import { Passwords } from '../passwords';
import { PersonRepository } from '../person.repository';

const validForMs = 30 * 60_000;

/** A new password for somebody who has forgotten theirs: a letter with a link, used once. */
@Injectable()
export class ResetPasswordUseCase {
  private readonly logger = new Logger('password-reset');

  constructor(
    private readonly database: Database,
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
    const found = await this.database.client.passwordReset.findUnique({
      where: { tokenHash: hashOf(token) },
      select: { expiresAt: true, person: { select: { id: true, email: true, displayName: true } } },
    });
    if (!found || found.expiresAt < new Date()) throw gone();
    refuseCommonPassword(password, found.person);
    const hash = await this.passwords.hash(password);
    await this.database.write(async (transaction) => {
      const used = await transaction.$executeRaw(
        Prisma.sql`DELETE FROM password_resets WHERE token_hash = ${hashOf(token)}`,
      );
      if (used === 0) throw gone();
      await transaction.passwordReset.deleteMany({ where: { personId: found.person.id } });
      await this.people.setPasswordHash(found.person.id, hash, transaction);
    });
    for (const id of await this.sessions.delete(found.person.id, 'all')) this.sockets.endSession(id);
  }

  private async sendLetter(email: string): Promise<void> {
    const person = await this.people.findByEmail(email);
    if (!person) return;
    const token = newSecret();
    await this.database.client.passwordReset.create({
      data: { tokenHash: hashOf(token), personId: person.id, expiresAt: new Date(Date.now() + validForMs) },
    });
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
