import { afterRenderEffect, DOCUMENT, inject, Injectable } from '@angular/core';
import { elementIdOf } from './place-element';
import { PositionStore } from './position-store';
import { ReadingStore } from './reading-store';

/** Goes once to the paragraph the address names (`#p12`), when the text is there. */
@Injectable()
export class ReturnToPlace {
  constructor() {
    const reading = inject(ReadingStore);
    const position = inject(PositionStore);
    const wanted = inject(DOCUMENT).location.hash.slice(1);
    let isDone = wanted === '';
    afterRenderEffect(() => {
      const places = reading.places();
      if (isDone || reading.reading().value === null) return;
      isDone = true;
      const place = places.find((candidate) => elementIdOf(candidate, reading.numbers().get(candidate)) === wanted);
      if (place !== undefined) position.go(place);
    });
  }
}
