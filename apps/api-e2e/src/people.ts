import { inject } from 'vitest';
import { routes, type Account, type JoinPolicy, type MemberRole, type Visibility } from '@lectern/contracts';
import { v4 as uuidv4, v7 as uuidv7 } from 'uuid';
import { call, send } from './api';

/** Somebody with an account, signed in. */
export interface Person {
  readonly id: string;
  readonly email: string;
  readonly password: string;
  readonly displayName: string;
  readonly cookie: string;
}

const password = 'windmill carrot seventeen';

/** Registers somebody new. */
export async function register(displayName = 'Somebody', base = inject('serverBase')): Promise<Person> {
  const email = `${uuidv4()}@example.org`;
  const answer = await send(routes.register, { body: { email, displayName, password } }, null, base);
  if (answer.status !== 200) throw new Error(`Not registered: ${JSON.stringify(answer.body)}`);
  return { id: (answer.body as Account).id, email, password, displayName, cookie: cookieOf(answer.headers) };
}

/** The same person in another browser. */
export async function signIn(person: Person, base = inject('serverBase')): Promise<Person> {
  const answer = await send(routes.signIn, { body: { email: person.email, password: person.password } }, null, base);
  if (answer.status !== 200) throw new Error(`Not signed in: ${JSON.stringify(answer.body)}`);
  return { ...person, cookie: cookieOf(answer.headers) };
}

/** What a browser would send back. */
export function cookieOf(headers: Headers): string {
  const [cookie] = headers.getSetCookie();
  return cookie?.split(';')[0] ?? '';
}

/** A group's settings, private and by invitation unless said otherwise. */
export interface GroupOptions {
  readonly visibility?: Visibility;
  readonly joinPolicy?: JoinPolicy;
}

/** Creates a group and returns its id. */
export async function createGroup(owner: Person, options: GroupOptions = {}): Promise<string> {
  const { visibility = 'private', joinPolicy = 'invitation' } = options;
  const body = { commandId: uuidv7(), name: 'A circle', description: 'We read.', visibility, joinPolicy };
  return (await call(routes.createGroup, { body }, owner)).id;
}

/** Makes an invitation and returns its secret. */
export async function invite(
  owner: Person,
  groupId: string,
  role: Exclude<MemberRole, 'owner'> = 'member',
  usesMax = 10,
): Promise<string> {
  const body = { role, usesMax, expiresInDays: 7 };
  return (await call(routes.createInvitation, { params: { groupId }, body }, owner)).token;
}

/** Makes somebody a member with a role. */
export async function admit(owner: Person, groupId: string, person: Person, role: MemberRole): Promise<void> {
  const token = await invite(owner, groupId, role === 'owner' ? 'member' : role);
  await call(routes.acceptInvitation, { params: { token } }, person);
  if (role !== 'owner') return;
  await call(routes.changeRole, { params: { groupId, personId: person.id }, body: { role } }, owner);
}
