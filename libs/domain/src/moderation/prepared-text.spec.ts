import { expect, it } from 'vitest';
import { fillPlaceholders } from './prepared-text';

const values = { author: '{rule} $& Ada', rule: 'Argue with the text', title: 'On oil' };

it.each([
  ['Dear {author}: {rule}, in {title}.', 'Dear {rule} $& Ada: Argue with the text, in On oil.'],
  ['{title}{title}', 'On oilOn oil'],
  ['{Author} {} { author } {name}', '{Author} {} { author } {name}'],
  ['', ''],
])('fills %s once, and leaves what it does not know', (text, filled) => {
  expect(fillPlaceholders(text, values)).toBe(filled);
});
