import { Injectable } from '@nestjs/common';
import type { Import } from '@lectern/contracts';
import { Access } from '@lectern/server/access';
import { notFound, type SignedInCaller } from '@lectern/server/platform';
import { ImportBroadcaster } from '../imports/import.broadcaster';
import { presentImport } from '../imports/import.presenter';
import { ImportRepository, type StoredImport } from '../imports/import.repository';
import { ImportRunner } from '../imports/import-runner';

/** Looking at one's own imports and stopping them; other people's do not exist. */
@Injectable()
export class FollowImportUseCase {
  constructor(
    private readonly access: Access,
    private readonly imports: ImportRepository,
    private readonly runner: ImportRunner,
    private readonly broadcaster: ImportBroadcaster,
  ) {}

  async list(caller: SignedInCaller, groupId: string): Promise<Import[]> {
    await this.access.group(caller, groupId, 'addReading');
    return (await this.imports.latest(groupId, caller.personId)).map(presentImport);
  }

  async one(caller: SignedInCaller, importId: string): Promise<Import> {
    return presentImport(await this.own(caller, importId));
  }

  async cancel(caller: SignedInCaller, importId: string): Promise<Import> {
    await this.own(caller, importId);
    await this.imports.cancel(importId);
    this.runner.abort(importId);
    await this.broadcaster.changed(importId);
    return presentImport(await this.own(caller, importId));
  }

  private async own(caller: SignedInCaller, importId: string): Promise<StoredImport> {
    const found = await this.imports.find(importId);
    if (found?.createdById !== caller.personId) throw notFound();
    await this.access.group(caller, found.groupId, 'see');
    return found;
  }
}
