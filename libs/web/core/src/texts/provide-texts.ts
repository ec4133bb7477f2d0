import {
  type EnvironmentProviders,
  inject,
  Injectable,
  makeEnvironmentProviders,
  provideEnvironmentInitializer,
} from '@angular/core';
import {
  provideTransloco,
  provideTranslocoTranspiler,
  type Translation,
  type TranslocoLoader,
  TranslocoService,
} from '@jsverse/transloco';
import { of } from 'rxjs';
import coreEnglish from '../i18n/en.json';
import { MessageTranspiler } from './message-transpiler';

/** English comes with each feature's own code, so no request and no empty page stands before the first word. */
@Injectable()
class BundledTextsLoader implements TranslocoLoader {
  getTranslation() {
    return of<Translation>({});
  }
}

/** Sets up translation for the application, with the texts of this library. */
export function provideTexts(): EnvironmentProviders {
  return makeEnvironmentProviders([
    provideTransloco({
      config: {
        availableLangs: ['en'],
        defaultLang: 'en',
        reRenderOnLangChange: true,
        missingHandler: { logMissingKey: true },
      },
      loader: BundledTextsLoader,
    }),
    provideTranslocoTranspiler(MessageTranspiler),
    provideFeatureTexts({ core: coreEnglish }),
  ]);
}

/** Adds a feature's English texts, `{ feature: texts }`; stands in the providers of the feature's routes. */
export function provideFeatureTexts(english: Translation): EnvironmentProviders {
  return provideEnvironmentInitializer(() => addTexts(english));
}

/** Adds the English texts of a part that comes with its own code, such as a dialog of several pages; where one can inject. */
export function addTexts(english: Translation): void {
  inject(TranslocoService).setTranslation(english, 'en');
}
