import { accountRoutes } from './account';
import { circleRoutes } from './circles';
import { contactRoutes } from './contacts';
import { departureRoutes } from './departure';
import { begunTextRoutes } from './begun-texts';
import { draftRoutes } from './drafts';
import { groupRoutes } from './groups';
import { importRoutes } from './imports';
import { mentionRoutes } from './mentions';
import { notificationRoutes } from './notifications';
import { linkRoutes } from './links';
import { liveSessionRoutes } from './live-sessions';
import { bulkRoutes } from './bulk';
import { moderationRoutes } from './moderation';
import { pictureRoutes } from './pictures';
import { postingRoutes } from './posting';
import { restrictionRoutes } from './restrictions';
import { readingRoutes } from './readings';
import { scheduleRoutes } from './schedules';
import { searchRoutes } from './search';
import { threadRoutes } from './threads';

/**
 * Every door over HTTP: the server binds no other, OpenAPI is made of it. The client calls the doors of
 * one feature by that feature's object, so that a page loads the contracts it speaks and no others.
 */
export const routes = {
  ...accountRoutes,
  ...contactRoutes,
  ...circleRoutes,
  ...departureRoutes,
  ...groupRoutes,
  ...draftRoutes,
  ...importRoutes,
  ...readingRoutes,
  ...threadRoutes,
  ...begunTextRoutes,
  ...linkRoutes,
  ...pictureRoutes,
  ...mentionRoutes,
  ...notificationRoutes,
  ...scheduleRoutes,
  ...searchRoutes,
  ...liveSessionRoutes,
  ...moderationRoutes,
  ...bulkRoutes,
  ...postingRoutes,
  ...restrictionRoutes,
} as const;
