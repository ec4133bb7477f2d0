// Shows what the server pushes to this browser and leads to its place. It keeps nothing and fetches nothing.
'use strict';

self.addEventListener('push', (event) => {
  const { title = 'Lectern', body = '', tag = 'lectern', path = '/notifications' } = messageOf(event);
  event.waitUntil(self.registration.showNotification(title, { body, tag, icon: '/icon.svg', data: { path } }));
});

self.addEventListener('notificationclick', (event) => {
  event.notification.close();
  event.waitUntil(open(event.notification.data));
});

/** A browser that was woken shows something, whatever came. */
function messageOf({ data }) {
  try {
    return data?.json() ?? {};
  } catch {
    return {};
  }
}

/** A page that is at the place already comes forward; no other is led away from what somebody does there. */
async function open(data) {
  const place = new URL(data?.path ?? '/', self.location.origin);
  if (place.origin !== self.location.origin) return;
  const pages = await self.clients.matchAll({ type: 'window', includeUncontrolled: true });
  const there = pages.find(({ url }) => url === place.href);
  await (there ? there.focus() : self.clients.openWindow(place.href));
}
