import { Injectable } from '@nestjs/common';
import type { ChangePassword } from '@lectern/contracts';
import { DomainError, RateLimits, type SignedInCaller } from '@lectern/server/platform';
import { LiveSockets } from '@lectern/server/realtime';
import { SessionRepository } from '@lectern/server/sessions';
import { refuseCommonPassword } from '../password-strength';
import { Passwords } from '../passwords';
import { PersonRepository } from '../person.repository';

/** Changes one's password after checking the present one, and signs out everywhere else. */
@Injectable()
export class ChangePasswordUseCase {
  constructor(
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
    refuseCommonPassword(input.newPassword, person);
    await this.people.setPasswordHash(person.id, await this.passwords.hash(input.newPassword));
    for (const id of await this.sessions.delete(person.id, { except: caller.sessionId })) this.sockets.endSession(id);
  }
}
