import { accountRoutes } from './account';
import { draftRoutes } from './drafts';
import { groupRoutes } from './groups';
import { importRoutes } from './imports';
import { mentionRoutes } from './mentions';
import { notificationRoutes } from './notifications';
import { liveSessionRoutes } from './live-sessions';
import { moderationRoutes } from './moderation';
import { postingRoutes } from './posting';
import { restrictionRoutes } from './restrictions';
import { readingRoutes } from './readings';
import { searchRoutes } from './search';
import { threadRoutes } from './threads';

export type { HttpMethod, Route, RouteAnswer, RouteInput, RouteRequest } from './route';

/** Every door over HTTP. The server binds no other, the client calls no other, OpenAPI is made of it. */
export const routes = {
  ...accountRoutes,
  ...groupRoutes,
  ...draftRoutes,
  ...importRoutes,
  ...readingRoutes,
  ...threadRoutes,
  ...mentionRoutes,
  ...notificationRoutes,
  ...searchRoutes,
  ...liveSessionRoutes,
  ...moderationRoutes,
  ...postingRoutes,
  ...restrictionRoutes,
} as const;
