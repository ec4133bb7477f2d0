import { expect, it } from 'vitest';
import { exportFiles, exportFormatSchema, routes } from '@lectern/contracts';
import { v7 as uuidv7 } from 'uuid';
import { call, send } from './api';
import { createGroup, register } from './people';
import { openThread, publish, uploadedDraft } from './texts';

it('gives files as attachments in a sandbox that nobody keeps', async () => {
  const owner = await register('Owner');
  const groupId = await createGroup(owner);
  const bytes = new TextEncoder().encode('# Äpfel\n\n<script>alert(1)</script> is what it says here, in two words.');
  const draft = await uploadedDraft(owner, groupId, '../Äpfel "neu".md', bytes);
  const body = { version: draft.version };
  const { id: readingId } = await call(routes.publishDraft, { params: { draftId: draft.id }, body }, owner);

  const original = await send(routes.original, { params: { readingId } }, owner);
  expect(original.body).toBe(new TextDecoder().decode(bytes));
  expect(original.headers.get('content-type')).toBe('application/octet-stream');
  expect(original.headers.get('content-disposition')).toBe(
    `attachment; filename="Apfel _neu_.md"; filename*=UTF-8''%C3%84pfel%20%22neu%22.md`,
  );
  const files = [original];
  for (const format of exportFormatSchema.options) {
    const file = await send(routes.exportReading, { params: { readingId }, query: { format } }, owner);
    expect(file.headers.get('content-type')).toBe(exportFiles[format].mediaType);
    files.push(file);
  }
  for (const { status, headers } of files) {
    expect(status).toBe(200);
    expect(headers.get('content-disposition')).toMatch(/^attachment; /);
    expect(headers.get('content-security-policy')).toBe("sandbox; default-src 'none'");
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('cache-control')).toBe('private, no-store');
  }
});

it('refuses a quotation that is not there when a thread is placed, and shows where it stands afterwards', async () => {
  const owner = await register('Owner');
  const groupId = await createGroup(owner);
  const { reading, blocks } = await publish(owner, groupId);
  const { thread } = await openThread(owner, reading.id);
  const block = blocks.find(({ kind }) => kind === 'paragraph');
  const place = (quote: string) =>
    send(
      routes.placeThread,
      {
        body: {
          commandId: uuidv7(),
          threadId: thread.id,
          anchor: { blockId: block?.id, span: { start: 0, end: quote.length, quote } },
        },
      },
      owner,
    );
  expect((await place('A ramp')).status).toBe(409);
  expect((await place('A lamp')).status).toBe(200);
  const opened = await call(routes.reading, { params: { readingId: reading.id } }, owner);
  expect(opened.threads[0]?.anchors).toMatchObject([{ blockId: block?.id, isWhole: false, quote: 'A lamp' }]);
});
