import { describe, expect, it } from 'vitest';
import { addressedAs, questionOf } from './search-question';

const nothing = { q: undefined, kind: undefined, group: undefined, reading: undefined, page: undefined };
const id = '0199f1ec-7a52-7c11-9a54-3a1c5a3f6b21';

describe('questionOf', () => {
  it('reads back what addressedAs writes', () => {
    const question = { words: '"red boat" -night', kind: 'comments', groupId: null, readingId: id, page: 3 } as const;
    expect(questionOf({ ...nothing, ...addressedAs(question) })).toEqual(question);
    expect(addressedAs({ words: 'boat', kind: 'all', groupId: null, readingId: null, page: 1 })).toEqual({ q: 'boat' });
  });

  it('takes what is no question for none', () => {
    const asked = questionOf({ q: '  ', kind: 'people', group: 'mine', reading: '../', page: '-1' });
    expect(asked).toEqual({ words: '', kind: 'all', groupId: null, readingId: null, page: 1 });
  });

  it('asks a reading before its group', () => {
    expect(questionOf({ ...nothing, group: id, reading: id })).toMatchObject({ groupId: null, readingId: id });
  });
});
