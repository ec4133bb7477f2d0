/**
 * The locale to write dates and numbers in: the reader's own variety (`en-GB`) of the language the
 * interface speaks (`en`), if the browser names one.
 */
export function formatLocale(language: string, preferred: readonly string[] = navigator.languages): string {
  return preferred.find((locale) => locale === language || locale.startsWith(`${language}-`)) ?? language;
}
