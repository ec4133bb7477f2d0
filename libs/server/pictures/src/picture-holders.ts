import { Injectable } from '@nestjs/common';
import type { Caller } from '@lectern/server/platform';

/** Says whether somebody may see something that holds a picture, as it stands now. */
export type PictureHolder = (caller: Caller, pictureId: string) => Promise<boolean>;

/**
 * What pictures stand in. A picture has no rights of its own: it is seen by whoever may see one of the things that hold
 * it. Each feature adds its own when it starts.
 */
@Injectable()
export class PictureHolders {
  private readonly holders = new Map<string, PictureHolder>();

  add(name: string, holder: PictureHolder): void {
    if (this.holders.has(name)) throw new Error(`Pictures are held by ${name} already.`);
    this.holders.set(name, holder);
  }

  async show(caller: Caller, pictureId: string): Promise<boolean> {
    for (const holder of this.holders.values()) if (await holder(caller, pictureId)) return true;
    return false;
  }
}
