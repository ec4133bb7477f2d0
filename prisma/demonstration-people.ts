/** The people of the demonstration group; only `npm start` makes them. */
export const demonstrationPeople = [
  { email: 'ada@example.org', displayName: 'Ada Okafor', password: 'seven lamps over the river' },
  { email: 'ben@example.org', displayName: 'Ben Lindqvist', password: 'a ladder against the moon' },
  { email: 'clara@example.org', displayName: 'Clara Duarte', password: 'nobody folds the map back' },
] as const;
