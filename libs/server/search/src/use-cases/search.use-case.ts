import { Injectable } from '@nestjs/common';
import { limits, type routes, type RouteInput, type SearchPage } from '@lectern/contracts';
import { Access, Audiences } from '@lectern/server/access';
import { invalid, RateLimits, type SignedInCaller } from '@lectern/server/platform';
import { SearchIndexRepository } from '../search-index.repository';
import { plainExcerpt, presentResult } from '../search.presenter';
import { SearchRepository, type SearchedReading } from '../search.repository';

const nothing: SearchPage = { found: 0, isCapped: false, isIgnored: false, results: [], next: null };

/** What a search is asked. */
export type SearchInput = RouteInput<typeof routes.search>;

/** Finds words in texts and comments that the caller may see at this moment. */
@Injectable()
export class SearchUseCase {
  constructor(
    private readonly access: Access,
    private readonly audiences: Audiences,
    private readonly rates: RateLimits,
    private readonly searches: SearchRepository,
    private readonly index: SearchIndexRepository,
  ) {}

  async execute(caller: SignedInCaller, input: SearchInput): Promise<SearchPage> {
    await this.rates.take('search', caller.personId);
    const readings = await this.readings(caller, input);
    const configs = [...new Set(readings.map(({ config }) => config))];
    const asked = await this.searches.parsed(input.q, configs);
    if (asked.some(({ isOnlyExclusion }) => isOnlyExclusion))
      throw invalid('Say at least one word to look for, besides what to leave out.', 'q');
    const sought = asked.filter(({ hasWords }) => hasWords).map(({ config }) => config);
    if (sought.length === 0) return { ...nothing, isIgnored: configs.length > 0 };

    // what was acknowledged is found
    await this.index.take('wait');
    const offset = (input.page - 1) * limits.searchResultsPerPage;
    const readingIds = readings.map(({ id }) => id);
    const { found, isCapped, matches } = await this.searches.matches(
      input.q,
      sought,
      readingIds,
      await this.audiences.heardIds(caller.personId, readingIds),
      input.kind,
      offset,
    );
    const places = await this.searches.places(matches);
    const excerpts = await this.searches.headlines(
      input.q,
      matches.map(({ id, config }) => ({ config, text: plainExcerpt(places.get(id)) })),
    );
    const readingById = new Map(readings.map((reading) => [reading.id, reading]));
    const results = matches.flatMap(({ id }, index) => {
      const place = places.get(id);
      const reading = place && readingById.get(place.readingId);
      return place && reading ? [presentResult(place, reading, excerpts[index] ?? '')] : [];
    });
    const isLast = offset + matches.length >= found;
    return { found, isCapped, isIgnored: false, results, next: isLast ? null : input.page + 1 };
  }

  /** Those of one's own groups, or those of the place that was named, if one may see it. */
  private async readings(caller: SignedInCaller, { groupId, readingId }: SearchInput): Promise<SearchedReading[]> {
    if (groupId !== undefined && readingId !== undefined)
      throw invalid('Search in a group or in a reading, not in both.', 'readingId');
    if (readingId !== undefined) {
      await this.access.reading(caller, readingId, 'see');
      return this.searches.readings({ id: readingId });
    }
    if (groupId !== undefined) {
      await this.access.group(caller, groupId, 'see');
      return this.searches.readings({ groupId });
    }
    return this.searches.readings({ group: { memberships: { some: { personId: caller.personId } } } });
  }
}
