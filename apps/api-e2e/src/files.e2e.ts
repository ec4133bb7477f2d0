import { expect, it } from 'vitest';
import { exportFiles, exportFormatSchema, limits, routes, type Refusal } from '@lectern/contracts';
import { v7 as uuidv7 } from 'uuid';
import { call, send } from './api';
import { createGroup, register } from './people';
import { openThread, publish, samplePicture, uploadedDraft, uploadPicture } from './texts';

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
  const { id: pictureId } = await uploadPicture(owner, readingId);
  const picture = await send(routes.picture, { params: { pictureId } }, owner);
  expect(picture.headers.get('content-type')).toBe('image/webp');
  files.push(picture);
  for (const { status, headers } of files) {
    expect(status).toBe(200);
    expect(headers.get('content-disposition')).toMatch(/^attachment; /);
    expect(headers.get('content-security-policy')).toBe("sandbox; default-src 'none'");
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('cache-control')).toBe('private, no-store');
  }
});

it('says what is wrong with bytes that are no picture, before and after reading them', async () => {
  const owner = await register('Owner');
  const { reading } = await publish(owner, await createGroup(owner));
  const params = { readingId: reading.id };
  const reasonOf = async (bytes: Uint8Array) => {
    const { status, body } = await send(routes.uploadPicture, { params, bytes }, owner);
    return [status, (body as Refusal).code, (body as Refusal).reason];
  };
  expect(await reasonOf(new TextEncoder().encode('<svg/>'))).toEqual([415, 'E_MEDIA_TYPE', 'picture-kind']);
  expect(await reasonOf(samplePicture.subarray(0, 60))).toEqual([400, 'E_INVALID', 'picture-damaged']);
  expect((await reasonOf(new Uint8Array(limits.pictureBytes + 1)))[0]).toBe(413);
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
