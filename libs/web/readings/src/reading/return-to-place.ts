import { afterNextRender, afterRenderEffect, DOCUMENT, inject, Injectable, Injector } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';
import { idSchema, sequenceSchema } from '@lectern/contracts';
import { Notices } from '@lectern/web/ui';
import { type Place, wholeReading } from '@lectern/web/threads';
import { CarriedPlaces } from '../live/carried-places';
import { rememberedPlace } from '../live/remembered-place';
import { DrawnSections } from './drawn-sections';
import { elementIdOf } from './place-element';
import { PositionStore } from './position-store';
import { ReadingStore } from './reading-store';

/**
 * Goes once to the paragraph the address names (`#p12`), when the text is there. If this tab was there itself, in a
 * revision that is not the present one any more, it goes to where that paragraph is now.
 */
@Injectable()
export class ReturnToPlace {
  private readonly reading = inject(ReadingStore);
  private readonly position = inject(PositionStore);
  private readonly carried = inject(CarriedPlaces);
  private readonly drawn = inject(DrawnSections);
  private readonly injector = inject(Injector);
  private readonly notices = inject(Notices);
  private readonly transloco = inject(TranslocoService);
  private readonly page = inject(DOCUMENT);

  constructor() {
    const address = new URL(this.page.location.href);
    const linked = linkedParagraph(address.searchParams);
    const wanted = address.hash.slice(1);
    // a comment is gone to by itself
    let isDone = (wanted === '' && linked === null) || address.searchParams.has('thread');
    afterRenderEffect(() => {
      this.reading.places();
      if (isDone || this.reading.reading().value === null) return;
      isDone = true;
      void (linked ? this.goToLinked(linked) : this.goTo(wanted));
    });
  }

  private async goTo(fragment: string): Promise<void> {
    const place = (await this.fromBefore(fragment)) ?? this.named(fragment);
    if (place !== undefined && this.reading.places().includes(place)) this.position.go(place);
    else if (fragment.startsWith('b-')) this.lookAt(fragment);
  }

  /** A permanent address names the paragraph by the version it was copied from. */
  private async goToLinked({ blockId, version }: LinkedParagraph): Promise<void> {
    const isPresent = this.reading.reading().value?.revision.number === version;
    const map = isPresent
      ? null
      : await this.carried.ask(this.reading.readingId(), version, [blockId]).catch(() => null);
    const same = isPresent ? blockId : map?.same(blockId);
    const isHere = same !== null && same !== undefined && this.reading.places().includes(same);
    if (!isHere) this.notices.tell(this.transloco.translate('readings.link.paragraphGone'));
    this.position.go(isHere ? same : (map?.near(blockId) ?? wholeReading));
  }

  /** A heading or the like: nobody can be there, but it can be looked at. */
  private lookAt(fragment: string): void {
    this.drawn.drawAll();
    const toIt = () => this.page.getElementById(fragment)?.scrollIntoView({ block: 'start' });
    afterNextRender(toIt, { injector: this.injector });
  }

  private named(fragment: string): Place | undefined {
    const numbers = this.reading.numbers();
    return this.reading.places().find((candidate) => elementIdOf(candidate, numbers.get(candidate)) === fragment);
  }

  private async fromBefore(fragment: string): Promise<Place | null> {
    const readingId = this.reading.readingId();
    const before = rememberedPlace(readingId);
    const revision = this.reading.reading().value?.revision.number;
    if (before === null || before.fragment !== fragment || before.revision === revision) return null;
    // Without an answer the paragraph of that number is the best guess, as for anybody who follows a link.
    const map = await this.carried.ask(readingId, before.revision, [before.blockId]).catch(() => null);
    return map?.near(before.blockId) ?? null;
  }
}

interface LinkedParagraph {
  readonly blockId: string;
  readonly version: number;
}

/** What `?paragraph=…&version=…` says; null when it says nothing that could be. */
function linkedParagraph(query: URLSearchParams): LinkedParagraph | null {
  const blockId = idSchema.safeParse(query.get('paragraph'));
  const version = sequenceSchema.safeParse(Number(query.get('version')));
  return blockId.success && version.success ? { blockId: blockId.data, version: version.data } : null;
}
