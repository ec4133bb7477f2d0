import { Injectable } from '@nestjs/common';
import { limits, type Contact, type ContactKind } from '@lectern/contracts';
import { conflict, notFound, RateLimits, type SignedInCaller } from '@lectern/server/platform';
import { ContactRepository } from '../contacts/contact.repository';

/** Mutes and blocks people for oneself. Nobody else is told, and nothing changes for anybody else. */
@Injectable()
export class ChooseContactsUseCase {
  constructor(
    private readonly contacts: ContactRepository,
    private readonly rates: RateLimits,
  ) {}

  async list(caller: SignedInCaller): Promise<Contact[]> {
    const stored = await this.contacts.ofPerson(caller.personId);
    return stored.map(({ other, choice, createdAt }) => ({ person: other, choice, since: createdAt.toISOString() }));
  }

  async choose(caller: SignedInCaller, personId: string, choice: ContactKind): Promise<void> {
    await this.rates.take('contact', caller.personId);
    if (personId === caller.personId) throw conflict('This is yourself.');
    if (!(await this.contacts.isKnown(caller.personId, personId))) throw notFound();
    if ((await this.contacts.count(caller.personId, personId)) >= limits.contactsPerPerson)
      throw conflict('You muted or blocked as many people as can be kept. Let some be heard again first.');
    await this.contacts.choose(caller.personId, personId, choice);
  }

  async forget(caller: SignedInCaller, personId: string): Promise<void> {
    await this.rates.take('contact', caller.personId);
    await this.contacts.forget(caller.personId, personId);
  }
}
