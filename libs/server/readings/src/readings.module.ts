import { Module } from '@nestjs/common';
import { ThreadsModule } from '@lectern/server/threads';
import { DraftRepository } from './draft.repository';
import { ReadingController } from './reading.controller';
import { ReadingRepository } from './reading.repository';
import { TextImporter } from './text-importer';
import { EditDraftUseCase } from './use-cases/edit-draft.use-case';
import { OpenReadingUseCase } from './use-cases/open-reading.use-case';
import { PublishDraftUseCase } from './use-cases/publish-draft.use-case';
import { StartDraftUseCase } from './use-cases/start-draft.use-case';

/** Texts, from the file to the published reading. */
@Module({
  imports: [ThreadsModule],
  controllers: [ReadingController],
  providers: [
    DraftRepository,
    EditDraftUseCase,
    OpenReadingUseCase,
    PublishDraftUseCase,
    ReadingRepository,
    StartDraftUseCase,
    TextImporter,
  ],
  exports: [OpenReadingUseCase, PublishDraftUseCase, StartDraftUseCase],
})
export class ReadingsModule {}
