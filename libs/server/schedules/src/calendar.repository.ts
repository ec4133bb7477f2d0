import { Injectable } from '@nestjs/common';
import { limits, livePlanSchema, seriesRuleSchema } from '@lectern/contracts';
import type { CalendarMeeting, CalendarSeries } from '@lectern/server/calendars';
import { Database } from '@lectern/server/database';
import { hashOf, newSecret } from '@lectern/server/platform';

/** The secret addresses of calendars. A scope is a group's id, or a person's own for all their groups. */
@Injectable()
export class CalendarRepository {
  constructor(private readonly database: Database) {}

  async scopes(personId: string): Promise<string[]> {
    const rows = await this.database.client.calendarAddress.findMany({
      where: { personId },
      select: { scope: true },
      orderBy: { createdAt: 'asc' },
    });
    return rows.map(({ scope }) => scope);
  }

  /** Makes an address; the one before stops working. */
  async create(personId: string, scope: string): Promise<string> {
    const token = newSecret();
    const tokenHash = hashOf(token);
    await this.database.client.calendarAddress.upsert({
      where: { personId_scope: { personId, scope } },
      create: { personId, scope, tokenHash },
      update: { tokenHash },
      select: { scope: true },
    });
    return token;
  }

  async revoke(personId: string, scope: string): Promise<void> {
    await this.database.client.calendarAddress.deleteMany({ where: { personId, scope } });
  }

  /** The live sessions of somebody's groups that do not repeat and that they did not say no to, the newest if there are many. */
  async meetings(personId: string, groupId: string | null): Promise<CalendarMeeting[]> {
    const rows = await this.database.client.liveSession.findMany({
      where: {
        state: { not: 'draft' },
        seriesId: null,
        reading: { group: { id: groupId ?? undefined, memberships: { some: { personId } } } },
        people: { none: { personId, rsvp: 'no' } },
      },
      orderBy: [{ startsAt: 'desc' }, { id: 'desc' }],
      take: limits.meetingsPerCalendar,
      select: {
        id: true,
        title: true,
        localStart: true,
        timeZone: true,
        lengthMinutes: true,
        state: true,
        seq: true,
        reading: { select: { title: true, group: { select: { name: true } } } },
      },
    });
    return rows.map(({ localStart: start, state, seq: sequence, reading, ...meeting }) => ({
      ...meeting,
      start,
      sequence,
      isCancelled: state === 'cancelled',
      readingTitle: reading.title,
      groupName: reading.group.name,
    }));
  }

  /** The series of somebody's groups, with those of their dates that they said no to as such. */
  async series(personId: string, groupId: string | null): Promise<CalendarSeries[]> {
    const rows = await this.database.client.liveSeries.findMany({
      where: { reading: { group: { id: groupId ?? undefined, memberships: { some: { personId } } } } },
      orderBy: { id: 'desc' },
      take: limits.seriesPerCalendar,
      select: {
        id: true,
        plan: true,
        rule: true,
        version: true,
        madeCount: true,
        reading: { select: { title: true, group: { select: { name: true } } } },
        sessions: {
          where: { seriesDate: { not: null } },
          orderBy: { seriesDate: 'asc' },
          select: {
            id: true,
            title: true,
            localStart: true,
            timeZone: true,
            lengthMinutes: true,
            state: true,
            seq: true,
            seriesDate: true,
            people: { where: { personId, rsvp: 'no' }, select: { id: true } },
          },
        },
      },
    });
    return rows.map(({ plan, rule, reading, sessions, ...series }) => {
      const { title, start, timeZone, lengthMinutes } = livePlanSchema.parse(plan);
      const around = { readingTitle: reading.title, groupName: reading.group.name };
      const dates = sessions.map(({ localStart, state, seq, seriesDate, people, ...session }) => ({
        ...session,
        ...around,
        start: localStart,
        date: seriesDate ?? localStart,
        isCancelled: state === 'cancelled',
        isAway: state === 'draft' || people.length > 0,
        sequence: seq,
      }));
      return { ...series, ...around, title, start, timeZone, lengthMinutes, rule: seriesRuleSchema.parse(rule), dates };
    });
  }

  find(token: string): Promise<{ personId: string; scope: string } | null> {
    return this.database.client.calendarAddress.findUnique({
      where: { tokenHash: hashOf(token) },
      select: { personId: true, scope: true },
    });
  }
}
