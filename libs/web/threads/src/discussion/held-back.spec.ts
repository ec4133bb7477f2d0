import { describe, expect, it } from 'vitest';
import { heldBack } from './held-back';
import { ada, ben, sampleComment } from './sample-discussion';

const ids = (comments: readonly { id: string }[]) => comments.map(({ id }) => id);

describe('heldBack', () => {
  it('holds back what others created later, and nothing else', () => {
    const { shown, waiting } = heldBack(
      [sampleComment('old', 3, ben), sampleComment('late', 6, ben), sampleComment('own', 7, ada)],
      5,
      'ada',
    );
    expect(ids(shown)).toEqual(['old', 'own']);
    expect(ids(waiting)).toEqual(['late']);
  });

  it('shows a change of what is shown', () => {
    const edited = sampleComment('old', 3, ben, { seq: 9, body: 'other words' });
    expect(heldBack([edited], 5, 'ada').shown).toEqual([edited]);
  });

  it('shows what the viewer answered', () => {
    const late = sampleComment('late', 6, ben);
    const answer = sampleComment('own', 7, ada, { parentId: 'late' });
    expect(ids(heldBack([late, answer], 5, 'ada').shown)).toEqual(['late', 'own']);
  });

  it('does not announce what was deleted before it was shown', () => {
    const gone = sampleComment('late', 6, ben, { isDeleted: true, body: null, author: null });
    expect(heldBack([gone], 5, 'ada')).toEqual({ shown: [], waiting: [] });
  });

  it('holds back everything later for somebody who is not signed in', () => {
    expect(ids(heldBack([sampleComment('late', 6, ben)], 5, null).waiting)).toEqual(['late']);
  });
});
