import { Injectable, Logger } from '@nestjs/common';
import type { Departure, RequestDeparture } from '@lectern/contracts';
import { Mailer } from '@lectern/server/mail';
import { conflict, DomainError, RateLimits, serverLimits, type SignedInCaller } from '@lectern/server/platform';
import { DepartureRepository } from '../departure/departure.repository';
import { departureAsked } from '../departure/departure-letters';
import { Passwords } from '../passwords';
import { PersonRepository } from '../person.repository';

const dayMs = 86_400_000;

/** Asks for one's account to go, and keeps it after all for as long as it has not begun to. */
@Injectable()
export class DepartUseCase {
  private readonly logger = new Logger('departures');

  constructor(
    private readonly departures: DepartureRepository,
    private readonly people: PersonRepository,
    private readonly passwords: Passwords,
    private readonly mailer: Mailer,
    private readonly rates: RateLimits,
  ) {}

  async state({ personId }: SignedInCaller): Promise<Departure> {
    const found = await this.departures.find(personId);
    return {
      departure: found && { requestedAt: found.requestedAt.toISOString(), dueAt: found.dueAt.toISOString() },
    };
  }

  async request(caller: SignedInCaller, { password }: RequestDeparture): Promise<Departure> {
    await this.rates.take('sign-in', caller.personId);
    const person = await this.people.find(caller.personId);
    if (!person || !(await this.passwords.matches(await this.people.passwordHash(person.id), password)))
      throw new DomainError('E_CREDENTIALS', 'That is not your present password.', { field: 'password' });
    await this.rates.clear('sign-in', caller.personId);
    const isNew = (await this.departures.find(person.id)) === null;
    const now = new Date();
    const dueAt = new Date(now.getTime() + serverLimits.departureDays * dayMs);
    await this.departures.request(person.id, person.email, now, dueAt);
    if (isNew)
      this.mailer
        .send({ to: person.email, ...departureAsked(dueAt) })
        .catch((error: unknown) => this.logger.error(error));
    return this.state(caller);
  }

  async cancel(caller: SignedInCaller): Promise<Departure> {
    if (!(await this.departures.cancel(caller.personId)))
      throw conflict('Your account is being erased already. It cannot be kept any more.');
    return { departure: null };
  }
}
