import { expect } from 'vitest';
import { groupSchema, routes, type Refusal } from '@lectern/contracts';
import * as z from 'zod';
import { send, withoutRequestId } from '../api';
import type { Person } from '../people';
import { nothingOf, readPaths, type Hidden } from './read-paths';

type RouteName = keyof typeof routes;
/** Every route there is. */
export const names = Object.keys(routes) as RouteName[];

/** What every route answers to one person, by route and question. */
export async function answersTo(person: Person, asked: Hidden): Promise<Map<string, unknown>> {
  const answers = new Map<string, unknown>();
  for (const name of names) {
    const decision = readPaths[name];
    if (typeof decision !== 'function') continue;
    for (const [index, input] of decision(asked).entries()) {
      const { status, body } = await send(routes[name], input, person);
      answers.set(`${person.displayName} ${name} ${index}`, {
        status,
        body: withoutMoments(withoutOthers(body, asked)),
      });
    }
  }
  return answers;
}

/** A list of groups without the public ones that other tests make meanwhile. */
function withoutOthers(body: unknown, { groupId }: Hidden): unknown {
  const groups = z.array(groupSchema).safeParse(body);
  return groups.success ? groups.data.filter(({ id }) => id === groupId) : body;
}

/** An answer without what differs between two equal ones. */
function withoutMoments(body: unknown): string {
  return JSON.stringify(body ?? null).replaceAll(/\d{4}-\d\d-\d\d[T ][\d:.]+Z?|"requestId":"[^"]+"/g, 'then');
}

/** Every route that would change what is hidden refuses as if it were not there. */
export async function expectRefused(person: Person, at: Hidden): Promise<void> {
  for (const name of names) {
    const decision = readPaths[name];
    if (!('refused' in decision)) continue;
    const hidden = await send(routes[name], decision.refused(at), person);
    const missing = await send(routes[name], decision.refused(nothingOf(at)), person);
    expect([name, (hidden.body as Refusal).code]).toEqual([name, 'E_NOT_FOUND']);
    expect([hidden.status, withoutRequestId(hidden.body)]).toEqual([missing.status, withoutRequestId(missing.body)]);
  }
}
