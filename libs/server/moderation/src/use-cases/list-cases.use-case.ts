import { Injectable } from '@nestjs/common';
import { limits, type CasePage, type routes, type RouteInput } from '@lectern/contracts';
import { Access } from '@lectern/server/access';
import { invalid, type SignedInCaller } from '@lectern/server/platform';
import { EventRepository } from '@lectern/server/realtime';
import * as z from 'zod';
import { CasePresenter } from '../case.presenter';
import type { CaseRecord } from '../case.records';
import { CaseRepository, type QueuePlace } from '../case.repository';

const placeSchema = z.tuple([z.int(), z.iso.datetime(), z.uuid()]);

/** The cases of a group, a page at a time: what waits, the most pressing first, or what is done, the newest first. */
@Injectable()
export class ListCasesUseCase {
  constructor(
    private readonly access: Access,
    private readonly cases: CaseRepository,
    private readonly presenter: CasePresenter,
    private readonly events: EventRepository,
  ) {}

  async execute(caller: SignedInCaller, input: RouteInput<typeof routes.cases>): Promise<CasePage> {
    const { groupId, of, after } = input;
    await this.access.group(caller, groupId, 'moderate');
    const place = after === undefined ? null : placeOf(after);
    // the number is read first: what is listed is at least as new as it says
    const head = (await this.events.heads([groupId])).get(groupId) ?? 0;
    const [found, waiting, restrictionAppeals] = await Promise.all([
      of === 'waiting' ? this.cases.waiting(groupId, place) : this.cases.done(groupId, place),
      this.cases.waitingCount(groupId),
      this.cases.restrictionAppeals(groupId),
    ]);
    const page = found.slice(0, limits.casesPerPage);
    const last = page.at(-1);
    return {
      cases: await this.presenter.summaries(page, new Date()),
      next: found.length > page.length && last ? textOf(last, of) : null,
      waiting,
      restrictionAppeals,
      head,
    };
  }
}

function textOf({ priority, openedAt, updatedAt, id }: CaseRecord, of: 'waiting' | 'done'): string {
  const place = [priority, (of === 'waiting' ? openedAt : updatedAt).toISOString(), id];
  return Buffer.from(JSON.stringify(place)).toString('base64url');
}

function placeOf(text: string): QueuePlace {
  const parsed = placeSchema.safeParse(jsonOf(text));
  if (!parsed.success) throw invalid('This is not where a page begins.', 'after');
  const [priority, at, id] = parsed.data;
  return { priority, at: new Date(at), id };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
  } catch {
    return null;
  }
}
