import { describe, expect, it } from 'vitest';
import { keyOf, readKeyChoices, withKey, type KeyCommand } from './key-choices';

const next: KeyCommand = { name: 'next', usual: 'j' };
const previous: KeyCommand = { name: 'previous', usual: 'k' };
const back: KeyCommand = { name: 'back', usual: 'Escape', isFixed: true };
const commands = [next, previous, back];

describe('a key of one’s own', () => {
  it('takes the place of the usual one', () => {
    expect(withKey({}, commands, next, 'w')).toEqual({ choices: { next: 'w' } });
    expect(keyOf(next, { next: 'w' })).toBe('w');
    expect(keyOf(previous, { next: 'w' })).toBe('k');
  });

  it('is forgotten when it is the usual one again', () => {
    expect(withKey({ next: 'w' }, commands, next, 'j')).toEqual({ choices: {} });
  });

  it('is not one that another command has, and may be one that another gave up', () => {
    expect(withKey({}, commands, next, 'k')).toEqual({ refusal: { why: 'taken', by: 'previous' } });
    expect(withKey({ previous: 'i' }, commands, next, 'k')).toEqual({ choices: { previous: 'i', next: 'k' } });
  });

  it.each(['', ' ', 'Tab', 'ArrowDown', 'ab'])('is one sign, not %j', (key) => {
    expect(withKey({}, commands, next, key)).toEqual({ refusal: { why: 'not-one-sign' } });
  });

  it('is not had by a command whose key is fixed', () => {
    expect(withKey({}, commands, back, 'b')).toEqual({ refusal: { why: 'not-one-sign' } });
    expect(keyOf(back, { back: 'b' })).toBe('Escape');
  });
});

describe('readKeyChoices', () => {
  it('reads what was kept and leaves out what is no key', () => {
    expect(readKeyChoices('{"next":"w","previous":7,"list":"Tab","ask":"é"}')).toEqual({ next: 'w', ask: 'é' });
  });

  it.each([null, '', 'not JSON', '[]', '42', 'null'])('takes %j for nothing chosen', (kept) => {
    expect(readKeyChoices(kept)).toEqual({});
  });
});
