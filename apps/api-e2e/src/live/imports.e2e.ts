import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { v7 as uuidv7 } from 'uuid';
import { expect, it } from 'vitest';
import { importLimits } from '@lectern/importing';
import { routes, type Import } from '@lectern/contracts';
import { startScratchServer } from '../../../../tools/lib/scratch-server';
import { tinyPdf } from '../../../../libs/importing/src/testing/tiny-pdf';
import { call, refusalOf, request, send } from '../api';
import { createGroup, register, type Person } from '../people';
import { LiveClient } from '../socket';
import { ended, upload, uploadedDraft } from '../texts';

/** A PDF that takes seconds to read: enough time to do something meanwhile. */
function longPdf(pages = 600): Uint8Array {
  const sentence = (page: number, line: number) => `On page ${page} the line with number ${line} says what it says.`;
  return tinyPdf(
    Array.from({ length: pages }, (_, page) =>
      Array.from({ length: 40 }, (_, line) => ({ text: sentence(page, line), x: 40, y: 700 - line * 14 })),
    ),
  );
}

it('is read while its person sees how far it is, and nobody else hears of it', async () => {
  const [ada, ben] = await Promise.all([register('Ada'), register('Ben')]);
  const [adaLive, benLive] = await Promise.all([LiveClient.open(ada), LiveClient.open(ben)]);
  const started = await upload(ada, await createGroup(ada), 'long.pdf', longPdf());
  expect(started).toMatchObject({ state: 'waiting', fileName: 'long.pdf', progress: null, failure: null });
  const isFurther = ({ id, progress }: Import) => id === started.id && progress !== null && progress.done > 0;
  expect((await adaLive.message('import.changed', isFurther, 20_000)).progress?.total).toBe(600);
  await adaLive.message('import.changed', ({ id, state }) => id === started.id && state === 'done', 30_000);
  const draft = await call(routes.draft, { params: { draftId: started.id } }, ada);
  expect(draft.blocks.length).toBeGreaterThan(100);
  expect(benLive.received.filter(({ name }) => name === 'import.changed')).toEqual([]);
});

it('that is cancelled stops, leaves nothing, and stays cancelled', async () => {
  const ada = await register('Ada');
  const live = await LiveClient.open(ada);
  const groupId = await createGroup(ada);
  const { id: importId } = await upload(ada, groupId, 'long.pdf', longPdf());
  await live.message('import.changed', ({ id, state }) => id === importId && state === 'reading', 10_000);
  expect(await call(routes.cancelImport, { params: { importId } }, ada)).toMatchObject({ state: 'cancelled' });
  // the next one is read: the place was given back
  await uploadedDraft(ada, groupId);
  expect(await call(routes.import, { params: { importId } }, ada)).toMatchObject({ state: 'cancelled' });
  expect(await refusalOf(call(routes.draft, { params: { draftId: importId } }, ada))).toBe('E_NOT_FOUND');
  expect((await call(routes.imports, { params: { groupId } }, ada)).map(({ state }) => state)).toEqual([
    'done',
    'cancelled',
  ]);
});

it.each([
  ['pages that are pictures', 'IMPORT_NO_TEXT_LAYER', tinyPdf([[], []])],
  ['half a PDF', 'IMPORT_DAMAGED', tinyPdf([[{ text: 'Half of this is not there.', x: 40, y: 80 }]]).slice(0, 200)],
  ['5 MB and a byte', 'IMPORT_TOO_LARGE', new Uint8Array(5_000_001).fill(120)],
  ['a line of a megabyte', 'IMPORT_BLOCK_TOO_LONG', new Uint8Array(1_000_000).fill(120)],
  ['invalid UTF-8', 'IMPORT_NOT_TEXT', Uint8Array.of(0x48, 0xff, 0xfe, 0xfd, 0x80, 0x20, 0xc3, 0x28)],
  ['an overlong encoding', 'IMPORT_NOT_TEXT', Uint8Array.of(0x41, 0xc0, 0xaf, 0x41)],
  ['an encoded surrogate', 'IMPORT_NOT_TEXT', Uint8Array.of(0x41, 0xed, 0xa0, 0x80, 0x41)],
  ['NUL', 'IMPORT_NOT_TEXT', Uint8Array.of(0x41, 0x00, 0x42)],
  ['a byte order mark alone', 'IMPORT_EMPTY', Uint8Array.of(0xef, 0xbb, 0xbf)],
  ['blanks alone', 'IMPORT_EMPTY', Uint8Array.of(0x20, 0x0a, 0x20)],
])('of %s fails with %s, and there is no draft', async (_, reason, bytes) => {
  const ada = await register('Ada');
  const brought = await upload(ada, await createGroup(ada), 'brought', bytes);
  expect(await ended(ada, brought)).toMatchObject({ state: 'failed', failure: { reason } });
  expect(await refusalOf(call(routes.draft, { params: { draftId: brought.id } }, ada))).toBe('E_NOT_FOUND');
});

it('over the limit of pages fails', async () => {
  const ada = await register('Ada');
  const pages = Array.from({ length: importLimits.pages + 1 }, () => []);
  const failed = await ended(ada, await upload(ada, await createGroup(ada), 'endless.pdf', tinyPdf(pages)));
  expect(failed.failure?.reason).toBe('IMPORT_TOO_MANY_PAGES');
});

it('survives the death of the server that reads it', async () => {
  const server = await startScratchServer();
  try {
    const ada: Person = await register('Ada', server.base);
    const post = async (path: string, body?: unknown, bytes?: Uint8Array) =>
      request(
        server.base,
        'POST',
        path,
        {
          origin: server.base,
          cookie: ada.cookie,
          'content-type': bytes ? 'application/octet-stream' : 'application/json',
        },
        bytes ?? JSON.stringify(body),
      );
    const settings = { name: 'A circle', description: '', visibility: 'private', joinPolicy: 'invitation' };
    const group = await post('/api/groups', { commandId: '01990000-0000-7000-8000-000000000001', ...settings });
    const { id: groupId } = group.body as { id: string };
    const importId = '01990000-0000-7000-8000-000000000002';
    await post(`/api/groups/${groupId}/drafts/upload?fileName=long.pdf&commandId=${importId}`, undefined, longPdf(150));
    const now = async () => (await send(routes.import, { params: { importId } }, ada, server.base)).body as Import;
    await expect.poll(async () => (await now()).state).toBe('reading');
    await server.kill();
    await server.restart();
    expect((await now()).state).toMatch(/^(waiting|reading)$/);
    await expect.poll(async () => (await now()).state, { timeout: 45_000, interval: 500 }).toBe('done');
    expect((await send(routes.draft, { params: { draftId: importId } }, ada, server.base)).status).toBe(200);
  } finally {
    await server.stop();
  }
});

it('from an address is fetched, read and kept; other networks are refused', async () => {
  const site = createServer((_, response) => {
    const text = 'Oil was dear, and whoever read at night paid for it in the day. '.repeat(8);
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
    response.end(`<html lang="en"><title>On oil</title><article><h1>On oil</h1><p>${text}</p><p>${text}</p></article>`);
  });
  await new Promise<void>((listening) => site.listen(0, '127.0.0.1', listening));
  const page = `http://127.0.0.1:${(site.address() as AddressInfo).port}/essays/on-oil`;
  const server = await startScratchServer({ env: { IMPORT_FROM_LOOPBACK: 'true' } });
  try {
    const ada = await register('Ada', server.base);
    const settings = { name: 'A circle', description: '', visibility: 'private', joinPolicy: 'invitation' };
    const group = await send(routes.createGroup, { body: { commandId: uuidv7(), ...settings } }, ada, server.base);
    const { id: groupId } = group.body as { id: string };
    const outcome = async (address: string): Promise<Import> => {
      const body = { commandId: uuidv7(), address };
      const started = await send(routes.importAddress, { params: { groupId }, body }, ada, server.base);
      const { id: importId } = started.body as Import;
      const now = async () => (await send(routes.import, { params: { importId } }, ada, server.base)).body as Import;
      await expect.poll(async () => (await now()).state).toMatch(/^(done|failed)$/);
      return now();
    };
    const done = await outcome(page);
    expect(done).toMatchObject({ state: 'done', address: page, fileName: 'on-oil.html' });
    const draft = (await send(routes.draft, { params: { draftId: done.id } }, ada, server.base)).body;
    expect(draft).toMatchObject({ fileName: 'on-oil.html', metadata: { title: 'On oil', source: page } });
    for (const address of ['http://10.0.0.1/', 'http://169.254.169.254/latest/', 'http://[fd00::1]/'])
      expect((await outcome(address)).failure?.reason).toBe('ADDRESS_NOT_ALLOWED');
  } finally {
    await server.stop();
    site.close();
  }
});

it('from this machine’s own addresses is refused where nothing else is set', async () => {
  const ada = await register('Ada');
  const groupId = await createGroup(ada);
  const body = { commandId: uuidv7(), address: 'http://127.0.0.1:4280/api/account' };
  const refused = await ended(ada, await call(routes.importAddress, { params: { groupId }, body }, ada));
  expect(refused).toMatchObject({ state: 'failed', failure: { reason: 'ADDRESS_NOT_ALLOWED' } });
  const file = { commandId: uuidv7(), address: 'file:///etc/passwd' };
  expect(await refusalOf(call(routes.importAddress, { params: { groupId }, body: file }, ada))).toBe('E_INVALID');
});
