import {
  type EnvironmentProviders,
  inject,
  makeEnvironmentProviders,
  provideEnvironmentInitializer,
} from '@angular/core';
import { TitleStrategy } from '@angular/router';
import { PreferencesStore, provideFeatureTexts } from '@lectern/web/core';
import english from './i18n/en.json';
import { PageFocus } from './page/page-focus';
import { TranslatedTitles } from './page/translated-titles';

/** Sets up what the interface's parts need: texts, titles, focus after navigation, preferences. */
export function provideUi(): EnvironmentProviders {
  return makeEnvironmentProviders([
    provideFeatureTexts({ ui: english }),
    { provide: TitleStrategy, useExisting: TranslatedTitles },
    provideEnvironmentInitializer(() => {
      inject(PageFocus);
      inject(PreferencesStore);
    }),
  ]);
}
