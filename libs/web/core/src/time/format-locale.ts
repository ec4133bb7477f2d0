/**
 * The locale to write dates and numbers in: the reader's own variety (`en-GB`) of the language the
 * interface speaks (`en`), if the browser names one that `Intl` knows. Some name things like
 * `en-US@posix`, on which `Intl` throws.
 */
export function formatLocale(language: string, preferred: readonly string[] = navigator.languages): string {
  return preferred.find((locale) => isVariety(locale, language)) ?? language;
}

function isVariety(locale: string, language: string): boolean {
  try {
    return new Intl.Locale(locale).language === language;
  } catch {
    return false;
  }
}
