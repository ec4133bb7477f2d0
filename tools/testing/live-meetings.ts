import type { INestApplicationContext } from '@nestjs/common';
import type { LiveRoomState } from '@lectern/domain';
import { afterAll, beforeAll, beforeEach, expect } from 'vitest';
import { LiveMeeting } from './live-meeting';
import { mediumApp } from './medium-app';

/** What each test of a file has: an app for all of them, a live session of its own, and what everybody had as it began. */
export interface MeetingOfTest {
  readonly app: INestApplicationContext;
  readonly meeting: LiveMeeting;
  readonly before: LiveRoomState;
}

/** Opens a live session for each test of the file that calls this. */
export function liveMeetings(): MeetingOfTest {
  const now: { -readonly [Part in keyof MeetingOfTest]?: MeetingOfTest[Part] } = {};
  beforeAll(async () => {
    now.app = await mediumApp();
  });
  afterAll(() => now.app?.close());
  beforeEach(async () => {
    if (!now.app) throw new Error('The app has not started.');
    now.meeting = await LiveMeeting.open(now.app);
    now.before = await now.meeting.state();
  });
  return now as MeetingOfTest;
}

/** Refused as something that is not so any more, and why. */
export function conflictWith(reason: string): object {
  return { code: 'E_CONFLICT', details: expect.objectContaining({ reason }) as unknown };
}
