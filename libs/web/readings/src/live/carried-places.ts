import { inject, Injectable } from '@angular/core';
import { limits, type RevisionRef, readingRoutes } from '@lectern/contracts';
import { ApiClient } from '@lectern/web/core';
import { isLost, lostPlace, nowhere, type Place, wholeReading } from '@lectern/web/threads';

/** Where places of an older revision are on the present one. */
export class PlaceMap {
  constructor(
    readonly to: RevisionRef,
    private readonly known: ReadonlyMap<string, { readonly nowId: string | null; readonly nearId: string | null }>,
  ) {}

  /** The same place; null when it is not there or not certain. */
  same(place: Place): Place | null {
    if (isFixed(place)) return place;
    return this.known.get(place)?.nowId ?? null;
  }

  /** The same place, or the last before it that is there. */
  near(place: Place): Place {
    if (isFixed(place)) return place;
    const found = this.known.get(place);
    return found?.nowId ?? found?.nearId ?? wholeReading;
  }

  /** Where words are kept that were begun there. */
  ofWords(place: Place): Place {
    return this.same(place) ?? lostPlace(place);
  }
}

/** Asks the server where blocks of an older revision are now. */
@Injectable({ providedIn: 'root' })
export class CarriedPlaces {
  private readonly api = inject(ApiClient);

  async ask(readingId: string, from: number, places: readonly Place[]): Promise<PlaceMap> {
    const blockIds = [...new Set(places.filter((place) => !isFixed(place)))].slice(0, limits.placesPerQuestion);
    // whoever is nowhere in particular asks all the same: which revision is the present one
    const answer = await this.api.call(readingRoutes.carriedPlaces, {
      params: { readingId },
      query: { from: String(from), blockIds: blockIds.length > 0 ? blockIds.join(',') : readingId },
    });
    return new PlaceMap(answer.to, new Map(answer.places.map(({ blockId, ...there }) => [blockId, there])));
  }
}

function isFixed(place: Place): boolean {
  return place === wholeReading || place === nowhere || isLost({ place });
}
