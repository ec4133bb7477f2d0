import { describe, expect, it } from 'vitest';
import type { Notification, NotificationPage } from '@lectern/contracts';
import { afterEvent, withEarlier } from './notification-list';

const id = (digit: number) => `${digit}0000000-0000-4000-8000-000000000000`;
const at = '2026-01-01T00:00:00.000Z';
const told = (digit: number, isRead = false): Notification => ({
  commentId: id(digit),
  threadId: id(9),
  reason: 'answer',
  at,
  isRead,
  author: null,
  group: { id: id(8), name: 'A circle' },
  reading: { id: id(7), title: 'On lamps' },
  number: 1,
  excerpt: 'Six pence',
});
const page = (...notifications: Notification[]): NotificationPage => ({
  notifications,
  unreadCount: notifications.filter(({ isRead }) => !isRead).length,
  next: at,
  head: 1,
});

describe('afterEvent', () => {
  it('puts what is new first, once, and counts it', () => {
    const after = afterEvent(page(told(1)), { seq: 2, at, type: 'notification.created', notification: told(2) });
    expect(after.notifications.map(({ commentId }) => commentId)).toEqual([id(2), id(1)]);
    expect(after.unreadCount).toBe(2);
  });

  it('marks one, and counts it once', () => {
    const event = { seq: 2, at, type: 'notification.read', commentId: id(1) } as const;
    const once = afterEvent(page(told(1), told(2)), event);
    expect(once).toMatchObject({ unreadCount: 1, notifications: [{ isRead: true }, { isRead: false }] });
    expect(afterEvent(once, event).unreadCount).toBe(1);
    expect(afterEvent(page(told(2)), event).unreadCount).toBe(0);
  });

  it('marks all, and lets what it does not know pass', () => {
    const all = afterEvent(page(told(1), told(2)), { seq: 2, at, type: 'notifications.read' });
    expect(all).toMatchObject({ unreadCount: 0, notifications: [{ isRead: true }, { isRead: true }] });
    expect(afterEvent(all, { seq: 3, at, type: 'event.withheld' })).toBe(all);
  });
});

it('withEarlier shows nothing twice', () => {
  const both = withEarlier(page(told(1), told(2)), { ...page(told(2), told(3)), next: null });
  expect(both.notifications).toHaveLength(3);
  expect(both.next).toBeNull();
});
