import type { INestApplicationContext } from '@nestjs/common';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { v7 as uuidv7 } from 'uuid';
import { limits, type Import } from '@lectern/contracts';
import { Database } from '@lectern/server/database';
import type { SignedInCaller } from '@lectern/server/platform';
import { mediumApp, privateGroup, somebody } from '../../../../../tools/testing/medium-app';
import { ImportRepository } from '../imports/import.repository';
import { readingLimits } from '../imports/import-limits';
import { EditDraftUseCase } from './edit-draft.use-case';
import { FollowImportUseCase } from './follow-import.use-case';
import { StartDraftUseCase } from './start-draft.use-case';
import { StartImportUseCase } from './start-import.use-case';

let app: INestApplicationContext;
let start: StartImportUseCase;
let follow: FollowImportUseCase;
let imports: ImportRepository;
let database: Database;
let owner: SignedInCaller;
let groupId: string;
beforeAll(async () => {
  app = await mediumApp();
  start = app.get(StartImportUseCase, { strict: false });
  follow = app.get(FollowImportUseCase, { strict: false });
  imports = app.get(ImportRepository, { strict: false });
  database = app.get(Database, { strict: false });
});
afterAll(() => app.close());
beforeEach(async () => {
  owner = await somebody(app);
  groupId = await privateGroup(app, owner);
});

const file = (text = '# Lamps\n\nOil was dear.\n', fileName = 'lamps.md') => ({
  commandId: uuidv7(),
  fileName,
  bytes: new TextEncoder().encode(text),
});
const conflict = { code: 'E_CONFLICT' };
const state = (id: string) => follow.one(owner, id).then((one) => one.state);
const originals = () => database.client.original.count();
/** as if a server had begun to read it and died */
const abandoned = async (attempts: number): Promise<Import> => {
  const { commandId: id, fileName, bytes } = file();
  const row = { id, groupId, createdById: owner.personId, fileName, sha256: new Uint8Array(32) };
  await imports.create(row, { fileName, bytes });
  const lease = { state: 'reading', leaseToken: uuidv7(), leaseUntil: new Date(0), attempts } as const;
  await database.client.import.update({ where: { id }, data: lease });
  return follow.one(owner, id);
};

describe('an import', () => {
  it('becomes a draft of the same id, which has the file', async () => {
    const started = await start.file(owner, { groupId }, file());
    await expect.poll(() => state(started.id)).toBe('done');
    const draft = await app.get(EditDraftUseCase, { strict: false }).accessible(owner, started.id);
    expect(draft).toMatchObject({ id: started.id, fileName: 'lamps.md', original: { fileName: 'lamps.md' } });
  });

  it('that fails says why and keeps no file', async () => {
    const before = await originals();
    const { id } = await start.file(owner, { groupId }, file('\u0000\u0001'));
    await expect.poll(() => state(id)).toBe('failed');
    expect((await follow.one(owner, id)).failure?.reason).toBe('IMPORT_NOT_TEXT');
    expect(await originals()).toBe(before);
  });

  it('started twice by the same command is one; by other words a conflict', async () => {
    const given = file();
    const [first, second] = await Promise.all([
      start.file(owner, { groupId }, given),
      start.file(owner, { groupId }, given),
    ]);
    expect(second.id).toBe(first.id);
    for (const other of [{ fileName: 'other.md' }, { bytes: new Uint8Array([65]) }])
      await expect(start.file(owner, { groupId }, { ...given, ...other })).rejects.toMatchObject(conflict);
    const pasted = { commandId: uuidv7(), format: 'text' as const, text: 'Oil was dear.' };
    await app.get(StartDraftUseCase, { strict: false }).paste(owner, groupId, pasted);
    const same = { ...file(), commandId: pasted.commandId };
    await expect(start.file(owner, { groupId }, same)).rejects.toMatchObject(conflict);
  });

  it('is one of a few a person may have open', async () => {
    for (let count = 0; count < limits.importsOpenPerPerson; count += 1) await heldOpen();
    await expect(start.file(owner, { groupId }, file())).rejects.toMatchObject({ code: 'E_BUSY' });
  });

  it('whose reader died is read by another one', async () => {
    const { id } = await abandoned(1);
    await expect.poll(() => state(id)).toBe('done');
  });

  it('whose readers died each time fails clearly, and keeps no file', async () => {
    const before = await originals();
    const { id } = await abandoned(readingLimits.attempts);
    await expect.poll(() => state(id)).toBe('failed');
    expect((await follow.one(owner, id)).failure?.reason).toBe('IMPORT_INTERRUPTED');
    expect(await originals()).toBe(before);
  });

  it('that is cancelled is nobody’s to finish', async () => {
    const { id } = await heldOpen();
    await follow.cancel(owner, id);
    expect(await state(id)).toBe('cancelled');
    expect(await imports.hold(id, token, null)).toBe(false);
    expect(await database.write((transaction) => imports.finish(id, token, transaction))).toBe(false);
  });

  it('is read by one of those who claim it', async () => {
    const { id } = await abandoned(1);
    await database.client.import.update({ where: { id }, data: { state: 'waiting', createdAt: new Date() } });
    const claims = await Promise.all(Array.from({ length: 5 }, () => imports.claim(id, uuidv7())));
    expect(claims.filter((claim) => claim !== null).length).toBeLessThanOrEqual(1);
  });
});

const token = uuidv7();
/** one that another server reads, as far as this one knows */
async function heldOpen(): Promise<Import> {
  const { id } = await abandoned(1);
  const leaseUntil = new Date(Date.now() + 3_600_000);
  await database.client.import.update({ where: { id }, data: { state: 'reading', leaseToken: token, leaseUntil } });
  return follow.one(owner, id);
}
