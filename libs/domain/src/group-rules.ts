import type { GroupRule } from '@lectern/contracts';

/** The rules that hold in a group until it writes its own: version 0. */
export const firstRules: readonly GroupRule[] = [
  {
    number: 1,
    title: 'Argue about what is said, not about who says it',
    text: 'Disagree as sharply as the text deserves. Leave people’s person, origin, faith and looks out of it.',
  },
  {
    number: 2,
    title: 'No threats, no hatred',
    text: 'Nothing that threatens anybody, wishes them harm, or denies a group of people their dignity.',
  },
  {
    number: 3,
    title: 'Keep to the text and to the truth as you know it',
    text: 'Say where a claim comes from when asked. What has nothing to do with the reading belongs elsewhere.',
  },
  {
    number: 4,
    title: 'Leave private things private',
    text: 'No addresses, no numbers, no messages of others without their consent. No advertising.',
  },
];
