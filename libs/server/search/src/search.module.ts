import { Module } from '@nestjs/common';
import { SearchController } from './search.controller';
import { SearchFollower } from './search-follower';
import { SearchIndexRepository } from './search-index.repository';
import { SearchRepository } from './search.repository';
import { SearchUseCase } from './use-cases/search.use-case';

/** Finding what was said and written, see docs/finding.md. */
@Module({
  controllers: [SearchController],
  providers: [SearchRepository, SearchIndexRepository, SearchFollower, SearchUseCase],
  exports: [SearchUseCase],
})
export class SearchModule {}
