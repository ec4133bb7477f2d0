import { expect, it, onTestFinished } from 'vitest';
import { routes } from '@lectern/contracts';
import { v7 as uuidv7 } from 'uuid';
import { freePort, startScratchServer } from '../../../../tools/lib/scratch-server';
import { send } from '../api';
import { register } from '../people';
import { LiveClient } from '../socket';
import { eventually } from './wait';

/** The value of a figure, of the first line that has all these labels. */
function valueOf(text: string, name: string, ...labels: readonly string[]): number {
  const line = text
    .split('\n')
    .find((one) => new RegExp(`^${name}[{ ]`).test(one) && labels.every((label) => one.includes(label)));
  return Number(line?.split(' ').at(-1) ?? Number.NaN);
}

it('tells Prometheus how it is, on a port that is not the public one', async () => {
  const METRICS_PORT = String(await freePort());
  const server = await startScratchServer({ env: { METRICS_PORT } });
  onTestFinished(() => server.stop());
  const { base } = server;
  const ada = await register('Ada Secret-Name', base);
  const commandId = uuidv7();
  const settings = { name: 'Lamps', description: '', visibility: 'private', joinPolicy: 'invitation' } as const;
  const group = await send(routes.createGroup, { body: { commandId, ...settings } }, ada, base);
  expect(group.status).toBe(200);
  const text = '# Lamps\n\nA lamp in a window tells the street that somebody is awake.';
  const pasted = { commandId: uuidv7(), text, format: 'markdown' as const };
  const draft = await send(routes.pasteText, { params: { groupId: commandId }, body: pasted }, ada, base);
  const { id: draftId, version } = draft.body as { id: string; version: number };
  const published = await send(routes.publishDraft, { params: { draftId }, body: { version } }, ada, base);
  const readingId = (published.body as { id: string }).id;

  const live = await LiveClient.open(ada, base);
  await live.join(readingId);
  const anchor = { blockId: null, span: null };
  await live.done('thread.open', { commandId: uuidv7(), readingId, anchor, body: 'a secret thought' });
  await live.done('stream.read', { stream: { kind: 'reading', id: readingId }, since: 0 });
  await live.refusal('comment.create', { commandId: uuidv7(), threadId: uuidv7(), parentId: null, body: 'nowhere' });

  const figures = () => fetch(`http://127.0.0.1:${METRICS_PORT}/metrics`).then((answer) => answer.text());
  // measured every half second
  const found = await eventually(figures, (seen) => valueOf(seen, 'lectern_event_loop_delay_seconds') > 0);
  expect(valueOf(found, 'lectern_http_request_seconds_count', 'POST', '/api/groups"', '200')).toBe(1);
  expect(valueOf(found, 'lectern_acknowledgement_seconds_count', 'thread.open', 'ok')).toBe(1);
  expect(valueOf(found, 'lectern_acknowledgement_seconds_count', 'comment.create', 'E_NOT_FOUND')).toBe(1);
  expect(valueOf(found, 'lectern_batch_commands_count')).toBe(1);
  expect(valueOf(found, 'lectern_stream_lag_seconds_count')).toBe(1);
  expect(valueOf(found, 'lectern_replayed_events_count')).toBe(1);
  expect(valueOf(found, 'lectern_sockets')).toBe(1);
  expect(valueOf(found, 'lectern_joined_streams')).toBe(1);
  expect(valueOf(found, 'lectern_stream_queue_depth')).toBe(0);
  expect(valueOf(found, 'lectern_pool_wait_seconds_count')).toBeGreaterThan(5);
  expect(valueOf(found, 'lectern_pool_total')).toBeGreaterThan(0);
  expect(valueOf(found, 'lectern_load_level')).toBe(0);
  expect(found).toContain('lectern_shed_total');
  expect(valueOf(found, 'process_resident_memory_bytes')).toBeGreaterThan(1e7);
  for (const secret of ['Secret-Name', 'secret thought', readingId, ada.id, ada.email])
    expect(found).not.toContain(secret);

  expect((await fetch(`http://127.0.0.1:${METRICS_PORT}/`)).status).toBe(404);
  expect(await (await fetch(`${base}/metrics`)).text()).not.toContain('lectern_');
});

it('lets nobody ask for the description of its doors as often as they like', async () => {
  const server = await startScratchServer({ env: { RATE_LIMIT_FACTOR: '0.1' } });
  onTestFinished(() => server.stop());
  const answers = await Promise.all(Array.from({ length: 70 }, () => fetch(`${server.base}/api/docs`)));
  const statuses = answers.map(({ status }) => status);
  expect(statuses.filter((status) => status === 200)).toHaveLength(60);
  const refused = answers.find(({ status }) => status === 429);
  expect(Number(refused?.headers.get('retry-after'))).toBeGreaterThan(0);
});
