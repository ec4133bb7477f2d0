import { beforeAll, describe, expect, it } from 'vitest';
import { routes, type Refusal, type Visibility } from '@lectern/contracts';
import { send, withoutRequestId } from '../api';
import { cellsOf, outcomes, table, type Cell, type RouteName, type Row } from './table';
import {
  actors,
  calling,
  gatherCast,
  makeDraft,
  makeGroup,
  makeHeld,
  makeReading,
  makeRestriction,
  makeThread,
  makeWorld,
  nowhere,
  type ActorName,
  type Cast,
  type Places,
} from './world';

const names = Object.keys(routes) as RouteName[];

it('names every route of the contracts, and for each what becomes of every actor', () => {
  expect(Object.keys(table).sort()).toEqual([...names].sort());
  for (const name of names) {
    for (const cells of [cellsOf(table[name].private), cellsOf(table[name].public)]) {
      expect(cells).toHaveLength(actors.length);
      for (const cell of cells) expect(Object.keys(outcomes)).toContain(cell);
      // a route for signed-in people is closed to everybody else, and only such a one
      expect(cells[0] === 'A').toBe(routes[name].signedIn);
    }
  }
});

describe.each(['private', 'public'] as const)('in a %s group', (visibility) => {
  let cast: Cast;
  let worlds: Worlds;
  beforeAll(async () => {
    cast = await gatherCast();
    worlds = new Worlds(cast, visibility);
  });

  describe.each(names)('%s', (name) => {
    const route = routes[name];
    const row = table[name];
    const cells = actors.map((actor, index) => [actor, cellsOf(row[visibility])[index] as Cell] as const);

    it.concurrent.each(cells)('called by %s: %s', async (actor: ActorName, cell: Cell) => {
      const world = await worlds.get(row, cell === '+');
      const as = await calling(cast, actor, route);
      const answer = await send(route, row.input(world), as);
      if (cell === '+') {
        expect([answer.status, answer.body]).toEqual([route.answer || 'file' in route ? 200 : 204, answer.body]);
        return;
      }
      expect((answer.body as Refusal).code).toBe(outcomes[cell]);
      if (cell !== 'N') return;
      // what is hidden looks exactly like what is not there
      const missing = await send(route, row.input(nowhere()), as);
      expect([answer.status, withoutRequestId(answer.body)]).toEqual([404, withoutRequestId(missing.body)]);
      expect(missing.status).toBe(404);
      expect(answer.headers.get('content-length')).toBe(missing.headers.get('content-length'));
    });
  });
});

/** One world for whatever leaves it as it is; what a route uses up is made anew for each. */
class Worlds {
  private readonly standing = new Map<string, Promise<Places>>();

  constructor(
    private readonly cast: Cast,
    private readonly visibility: Visibility,
  ) {}

  async get({ joinPolicy = 'request', spoils }: Row, isAllowed: boolean): Promise<Places> {
    const known = this.standing.get(joinPolicy) ?? makeWorld(this.cast, this.visibility, joinPolicy);
    this.standing.set(joinPolicy, known);
    const world = await known;
    if (!isAllowed || !spoils) return world;
    const fresh = {
      group: () => makeGroup(this.cast, this.visibility, joinPolicy),
      reading: () => makeReading(this.cast, world.groupId),
      draft: () => makeDraft(this.cast, world.groupId),
      restriction: () => makeRestriction(this.cast, world.groupId),
      held: () => makeHeld(this.cast, world.groupId, world.readingId),
      thread: () => makeThread(this.cast, world.readingId),
    };
    return { ...world, ...(await fresh[spoils]()) };
  }
}
