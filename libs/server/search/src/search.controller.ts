import { Controller } from '@nestjs/common';
import { routes, type RouteInput, type SearchPage } from '@lectern/contracts';
import { Endpoint, Input, WhoCalls, type SignedInCaller } from '@lectern/server/platform';
import { SearchUseCase } from './use-cases/search.use-case';

/** Search over HTTP. */
@Controller()
export class SearchController {
  constructor(private readonly search: SearchUseCase) {}

  @Endpoint(routes.search)
  find(@WhoCalls() caller: SignedInCaller, @Input() input: RouteInput<typeof routes.search>): Promise<SearchPage> {
    return this.search.execute(caller, input);
  }
}
