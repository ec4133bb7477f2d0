import { Injectable } from '@nestjs/common';
import { LiveServerRef, personRoom } from '@lectern/server/realtime';
import { presentImport } from './import.presenter';
import { ImportRepository } from './import.repository';

/** Tells whoever brought a file how far it is, on every server. */
@Injectable()
export class ImportBroadcaster {
  constructor(
    private readonly live: LiveServerRef,
    private readonly imports: ImportRepository,
  ) {}

  async changed(importId: string): Promise<void> {
    const stored = await this.imports.find(importId);
    if (stored) this.live.server?.to(personRoom(stored.createdById)).emit('import.changed', presentImport(stored));
  }
}
