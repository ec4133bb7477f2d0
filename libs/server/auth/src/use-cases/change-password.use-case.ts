import { Injectable } from '@nestjs/common';
import type { ChangePassword } from '@lectern/contracts';
import { Database } from '@lectern/server/database';
import { DomainError, RateLimits, type SignedInCaller } from '@lectern/server/platform';
import { LiveSockets } from '@lectern/server/realtime';
import { SessionRepository } from '@lectern/server/sessions';
import { refuseCommonPassword } from '../password-strength';
import { PasswordResetRepository } from '../password-reset.repository';
import { Passwords } from '../passwords';
import { PersonRepository } from '../person.repository';

/** Changes one's password after checking the present one, signs out everywhere else, and makes open links to a new one void. */
@Injectable()
export class ChangePasswordUseCase {
  constructor(
    private readonly database: Database,
    private readonly resets: PasswordResetRepository,
    private readonly people: PersonRepository,
    private readonly passwords: Passwords,
    private readonly sessions: SessionRepository,
    private readonly sockets: LiveSockets,
    private readonly rates: RateLimits,
  ) {}

  async execute(caller: SignedInCaller, input: ChangePassword): Promise<void> {
    await this.rates.take('sign-in', caller.personId);
    const person = await this.people.find(caller.personId);
    if (!person || !(await this.passwords.matches(await this.people.passwordHash(person.id), input.currentPassword))) {
      throw new DomainError('E_CREDENTIALS', 'That is not your present password.', { field: 'currentPassword' });
    }
    await this.rates.clear('sign-in', caller.personId);
    await refuseCommonPassword(input.newPassword, person);
    const hash = await this.passwords.hash(input.newPassword);
    const ended = await this.database.write(async (transaction) => {
      await this.people.setPasswordHash(person.id, hash, transaction);
      await this.resets.deleteOf(person.id, transaction);
      return this.sessions.delete(person.id, { except: caller.sessionId }, transaction);
    });
    for (const id of ended) this.sockets.endSession(id);
  }
}
