import type { EnvironmentProviders } from '@angular/core';
import { provideFeatureTexts } from '@lectern/web/core';
import english from './i18n/en.json';

/** The texts of threads; stands in the providers of a route whose page shows them. */
export function provideThreads(): EnvironmentProviders {
  return provideFeatureTexts({ threads: english });
}
