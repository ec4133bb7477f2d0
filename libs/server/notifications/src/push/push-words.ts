import type { Notification, PushMessage } from '@lectern/contracts';

/** What a browser shows of what is new in a thread: that there is something, or, where that was chosen, what. */
export function pushWords(newest: Notification, count: number, showsWords: boolean): PushMessage {
  const base = { tag: newest.threadId, path: `/comments/${newest.commentId}` };
  if (!showsWords) return { ...base, title: 'Lectern', body: 'There is something new for you.' };
  const who = newest.author?.displayName ?? 'Somebody who left';
  const did = { mention: 'mentioned you', answer: 'answered you', comment: 'wrote' }[newest.reason];
  const more = count > 1 ? ` (and ${count - 1} more)` : '';
  return { ...base, title: `${who} ${did} in “${newest.reading.title}”${more}`, body: newest.excerpt };
}
