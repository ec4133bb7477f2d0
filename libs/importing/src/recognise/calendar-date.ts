import { calendarDateSchema } from '@lectern/contracts';

/** A date found in a line of text: `YYYY-MM-DD` and where it stood, in UTF-16 code units. */
export interface FoundDate {
  readonly date: string;
  readonly start: number;
  readonly end: number;
}

/** Languages whose month names are known; the names themselves come from the runtime. */
const monthLanguages = [
  'en',
  'de',
  'fr',
  'es',
  'it',
  'pt',
  'nl',
  'da',
  'sv',
  'nb',
  'fi',
  'is',
  'pl',
  'cs',
  'sk',
  'sl',
  'hr',
  'sr-Latn',
  'sr',
  'bg',
  'ru',
  'uk',
  'be',
  'el',
  'tr',
  'ro',
  'hu',
  'lt',
  'lv',
  'et',
  'ca',
  'eu',
  'ga',
  'sq',
  'mk',
  'id',
  'de-AT',
];
const yearMin = 1400;
const yearMax = 2199;

const namesByLanguage = new Map<string, ReadonlyMap<string, number>>([['', new Map([['sept', 9]])]]);

/** The month a name stands for in any known language; languages are learnt in order, only as far as needed. */
function monthNamed(name: string): number | undefined {
  const key = monthKey(name);
  for (const language of ['', ...monthLanguages]) {
    const month = namesIn(language).get(key);
    if (month !== undefined) return month;
  }
  return undefined;
}

function namesIn(language: string): ReadonlyMap<string, number> {
  const known = namesByLanguage.get(language);
  if (known) return known;
  const names = new Map<string, number>();
  const formats: Intl.DateTimeFormatOptions[] = [
    { month: 'long' },
    { month: 'short' },
    { month: 'long', day: 'numeric' },
    { month: 'short', day: 'numeric' },
  ];
  for (const format of formats) {
    const formatter = new Intl.DateTimeFormat(language, { ...format, timeZone: 'UTC' });
    for (let month = 0; month < 12; month += 1) {
      const part = formatter.formatToParts(Date.UTC(2020, month, 15)).find(({ type }) => type === 'month')?.value ?? '';
      const key = monthKey(part);
      if (/^\p{L}{3,}$/u.test(key) && !names.has(key)) names.set(key, month + 1);
    }
  }
  namesByLanguage.set(language, names);
  return names;
}

function monthKey(name: string): string {
  return name.normalize('NFC').toLowerCase().replace(/\.$/u, '');
}

type Parts = readonly [year: string | undefined, month: string | undefined, day: string | undefined];

/** Each way of writing a date, the surest first. Every pattern is anchored at digits or a short word: linear time. */
const patterns: readonly { readonly pattern: RegExp; readonly parts: (match: RegExpExecArray) => Parts }[] = [
  { pattern: /(?<!\d)(\d{4})-(\d{2})-(\d{2})(?!\d)/u, parts: (m) => [m[1], m[2], m[3]] },
  { pattern: /(?<!\d)(\d{4})\s?[年년]\s?(\d{1,2})\s?[月월]\s?(\d{1,2})\s?[日일]/u, parts: (m) => [m[1], m[2], m[3]] },
  {
    pattern:
      /(?<!\d)(\d{1,2})(?:\.|er|st|nd|rd|th|º|ª|°|-a)?\s{0,3}(?:de |d['’]|of )?(\p{L}{3,14})\.?,?\s{0,3}(?:de |del |a\. ?)?(\d{4})(?!\d)/u,
    parts: (m) => [m[3], m[2], m[1]],
  },
  {
    pattern: /(?<!\p{L})(\p{L}{3,14})\.?\s{1,3}(\d{1,2})(?:st|nd|rd|th)?,?\s{1,3}(\d{4})(?!\d)/u,
    parts: (m) => [m[3], m[1], m[2]],
  },
  { pattern: /(?<!\d)(\d{4})\.?\s{1,3}(\p{L}{3,14})\s{1,3}(\d{1,2})(?!\d)/u, parts: (m) => [m[1], m[2], m[3]] },
  { pattern: /(?<!\d)(\d{4})[/.](\d{1,2})[/.](\d{1,2})(?!\d)/u, parts: (m) => [m[1], m[2], m[3]] },
  {
    // Day first, as in Europe; month first only where the second number cannot be a month.
    pattern: /(?<!\d)(\d{1,2})\s?[./-]\s?(\d{1,2})\s?[./-]\s?(\d{4})(?!\d)/u,
    parts: (m) => (Number(m[2]) > 12 ? [m[3], m[1], m[2]] : [m[3], m[2], m[1]]),
  },
];

/** The first calendar date in a line, in ISO, the common European, American and East Asian ways; null if none. */
export function findDate(line: string): FoundDate | null {
  for (const { pattern, parts } of patterns) {
    const match = pattern.exec(line);
    if (!match) continue;
    const date = calendarDate(parts(match));
    if (date) return { date, start: match.index, end: match.index + match[0].length };
  }
  return null;
}

function calendarDate([year = '', month = '', day = '']: Parts): string | null {
  const monthNumber = /^\d+$/u.test(month) ? Number(month) : monthNamed(month);
  if (!monthNumber || Number(year) < yearMin || Number(year) > yearMax) return null;
  const date = `${year}-${String(monthNumber).padStart(2, '0')}-${day.padStart(2, '0')}`;
  return calendarDateSchema.safeParse(date).success ? date : null;
}
