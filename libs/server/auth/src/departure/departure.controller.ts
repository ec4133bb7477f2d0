import { Controller, Res, type StreamableFile } from '@nestjs/common';
import type { Response } from 'express';
import { routes, type Departure, type RouteInput } from '@lectern/contracts';
import { attachment, Endpoint, Input, WhoCalls, type SignedInCaller } from '@lectern/server/platform';
import { DepartUseCase } from '../use-cases/depart.use-case';
import { SaveOwnDataUseCase } from '../use-cases/save-own-data.use-case';

/** Leaving the server, and what one can take along, over HTTP. */
@Controller()
export class DepartureController {
  constructor(
    private readonly depart: DepartUseCase,
    private readonly data: SaveOwnDataUseCase,
  ) {}

  @Endpoint(routes.ownData)
  async ownData(
    @WhoCalls() caller: SignedInCaller,
    @Input() { format }: RouteInput<typeof routes.ownData>,
    @Res({ passthrough: true }) response: Response,
  ): Promise<StreamableFile> {
    return attachment(response, await this.data.execute(caller, format));
  }

  @Endpoint(routes.departure)
  state(@WhoCalls() caller: SignedInCaller): Promise<Departure> {
    return this.depart.state(caller);
  }

  @Endpoint(routes.requestDeparture)
  request(
    @WhoCalls() caller: SignedInCaller,
    @Input() input: RouteInput<typeof routes.requestDeparture>,
  ): Promise<Departure> {
    return this.depart.request(caller, input);
  }

  @Endpoint(routes.cancelDeparture)
  cancel(@WhoCalls() caller: SignedInCaller): Promise<Departure> {
    return this.depart.cancel(caller);
  }
}
