import { expect, it } from 'vitest';
import { historyOf, simulate } from '../testing/simulated-history';
import { checkDelivery } from './check-delivery';
import { printViolation } from './print-violation';

it('prints only what is about the offending item, in order, with moments from the first', () => {
  const commands = Array.from({ length: 40 }, (_, index) => ({ writer: index, fate: 'repeated' as const }));
  const parts = simulate({ writers: 3, listeners: 2, commands });
  parts.rows.pop();
  const [lost] = checkDelivery(historyOf(parts), { convergenceMs: 5_000 }).violations;
  if (!lost) throw new Error('Nothing was found.');
  expect(printViolation(lost).split('\n')).toEqual([
    '  I1 lost: item 39 was acknowledged and is not there.  [stream reading]',
    '       +0.000 s  writer 0 invokes item 39',
    '       +0.030 s  writer 0 hears nothing sure (disconnected): item 39',
    '       +0.040 s  writer 0 invokes item 39',
    '       +0.050 s  writer 0 is told ok, number 40: item 39',
  ]);
});
