import { expect, it } from 'vitest';
import { fieldsOf, metadataFieldsSchema, metadataOf } from './metadata-fields';

const metadata = {
  title: 'A title',
  authors: ['Ada Okafor', 'Ben Lindqvist'],
  date: '2016-08-09',
  language: 'pt-BR',
  source: null,
};

it('goes there and back', () => {
  expect(metadataOf(fieldsOf(metadata))).toEqual(metadata);
});

it.each([
  ['title', ' '],
  ['date', '2016-02-30'],
  ['date', '9 August 2016'],
  ['language', 'english!'],
  ['authors', 'x'.repeat(121)],
])('does not accept %s %j', (field, value) => {
  expect(metadataFieldsSchema.safeParse({ ...fieldsOf(metadata), [field]: value }).success).toBe(false);
});

it('accepts that only the title is known', () => {
  const fields = { title: 'A title', authors: '', date: '', language: '', source: '' };
  expect(metadataFieldsSchema.safeParse(fields).success).toBe(true);
  expect(metadataOf(fields)).toEqual({ title: 'A title', authors: [], date: null, language: null, source: null });
});
