import { Injectable } from '@angular/core';
import type { TranslocoTranspiler } from '@jsverse/transloco';
import { formatLocale } from '../time/format-locale';
import { formatMessage, type MessageValues } from './message-format';

/** Lets Transloco fill messages with plurals and numbers of the locale. */
@Injectable()
export class MessageTranspiler implements TranslocoTranspiler {
  private locale = formatLocale('en');

  transpile({ value, params }: { value: unknown; params?: MessageValues }): unknown {
    return typeof value === 'string' ? formatMessage(value, params ?? {}, this.locale) : value;
  }

  onLangChanged(language: string): void {
    this.locale = formatLocale(language);
  }
}
