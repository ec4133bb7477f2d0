import { Controller } from '@nestjs/common';
import { routes, type Bulk, type RouteInput } from '@lectern/contracts';
import { Endpoint, Input, WhoCalls, type SignedInCaller } from '@lectern/server/platform';
import { DecideInBulkUseCase } from '../use-cases/decide-in-bulk.use-case';

/** Deciding many cases at once over HTTP. */
@Controller()
export class BulkController {
  constructor(private readonly deciding: DecideInBulkUseCase) {}

  @Endpoint(routes.decideInBulk)
  begin(@WhoCalls() caller: SignedInCaller, @Input() input: RouteInput<typeof routes.decideInBulk>): Promise<Bulk> {
    return this.deciding.begin(caller, input);
  }

  @Endpoint(routes.bulk)
  read(@WhoCalls() caller: SignedInCaller, @Input() { bulkId }: RouteInput<typeof routes.bulk>): Promise<Bulk> {
    return this.deciding.read(caller, bulkId);
  }

  @Endpoint(routes.undoBulk)
  undo(@WhoCalls() caller: SignedInCaller, @Input() { bulkId }: RouteInput<typeof routes.undoBulk>): Promise<Bulk> {
    return this.deciding.undo(caller, bulkId);
  }
}
