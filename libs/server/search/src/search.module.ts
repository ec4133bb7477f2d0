import { Module } from '@nestjs/common';
import { SearchController } from './search.controller';
import { SearchRepository } from './search.repository';
import { SearchUseCase } from './use-cases/search.use-case';

/** Finding what was said and written, see docs/finding.md. */
@Module({
  controllers: [SearchController],
  providers: [SearchRepository, SearchUseCase],
  exports: [SearchUseCase],
})
export class SearchModule {}
