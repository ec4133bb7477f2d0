import { Module } from '@nestjs/common';
import { ThreadsModule } from '@lectern/server/threads';
import { DraftRepository } from './draft.repository';
import { ImportController } from './import.controller';
import { AddressReader } from './imports/address-reader';
import { ImportBroadcaster } from './imports/import.broadcaster';
import { ImportQueue } from './imports/import-queue';
import { ImportRepository } from './imports/import.repository';
import { ImportRunner } from './imports/import-runner';
import { TextImporter } from './imports/text-importer';
import { ReadingController } from './reading.controller';
import { ReadingRepository } from './reading.repository';
import { ExchangeController } from './exchange.controller';
import { RevisionController } from './revision.controller';
import { BlockSuccession } from './revisions/block-succession';
import { ReaderPool } from './imports/reader-pool';
import { RevisionAligner } from './revisions/revision-aligner';
import { OriginalRepository } from './revisions/original.repository';
import { PreviewRevision } from './revisions/preview-revision';
import { ReviseAccess } from './revisions/revise-access';
import { RevisionRepository } from './revisions/revision.repository';
import { LinkRepository } from './links/link.repository';
import { ShowLinksUseCase } from './use-cases/show-links.use-case';
import { CarryPlacesUseCase } from './use-cases/carry-places.use-case';
import { DownloadOriginalUseCase } from './use-cases/download-original.use-case';
import { EditDraftUseCase } from './use-cases/edit-draft.use-case';
import { ExportReadingUseCase } from './use-cases/export-reading.use-case';
import { FollowImportUseCase } from './use-cases/follow-import.use-case';
import { ImportAnnotationsUseCase } from './use-cases/import-annotations.use-case';
import { OpenReadingUseCase } from './use-cases/open-reading.use-case';
import { PublishDraftUseCase } from './use-cases/publish-draft.use-case';
import { PublishRevisionUseCase } from './use-cases/publish-revision.use-case';
import { ReadLedgerUseCase } from './use-cases/read-ledger.use-case';
import { ReadRevisionsUseCase } from './use-cases/read-revisions.use-case';
import { RehearseRevisionUseCase } from './use-cases/rehearse-revision.use-case';
import { StartDraftUseCase } from './use-cases/start-draft.use-case';
import { StartImportUseCase } from './use-cases/start-import.use-case';
import { StartRevisionUseCase } from './use-cases/start-revision.use-case';

/** Texts, from the file to the published reading. */
@Module({
  imports: [ThreadsModule],
  controllers: [ExchangeController, ImportController, ReadingController, RevisionController],
  providers: [
    AddressReader,
    BlockSuccession,
    CarryPlacesUseCase,
    LinkRepository,
    ShowLinksUseCase,
    DownloadOriginalUseCase,
    DraftRepository,
    EditDraftUseCase,
    ExportReadingUseCase,
    FollowImportUseCase,
    ImportAnnotationsUseCase,
    ImportBroadcaster,
    ImportQueue,
    ImportRepository,
    ImportRunner,
    OpenReadingUseCase,
    OriginalRepository,
    PreviewRevision,
    PublishDraftUseCase,
    PublishRevisionUseCase,
    ReadLedgerUseCase,
    ReadRevisionsUseCase,
    ReaderPool,
    ReadingRepository,
    RehearseRevisionUseCase,
    ReviseAccess,
    RevisionAligner,
    RevisionRepository,
    StartDraftUseCase,
    StartImportUseCase,
    StartRevisionUseCase,
    TextImporter,
  ],
  exports: [OpenReadingUseCase, PublishDraftUseCase, StartDraftUseCase],
})
export class ReadingsModule {}
