import type { Fault } from '../fault';
import { crashPoints } from './d01-crash-points';
import { randomKills } from './d02-random-kills';
import { databaseCrash } from './d03-database-crash';
import { lostConnections } from './d04-lost-connections';
import { slowNetwork } from './d05-slow-network';
import { lostAnswers } from './d07-lost-answers';
import { halfOpen } from './d08-half-open';
import { badNetwork } from './d09-bad-network';
import { tailLoss } from './d12-tail-loss';
import { allComeBack } from './d13-all-come-back';
import { drain } from './d15-drain';

/** Every fault that can be brought about, by its number in the plan. */
export const faults: readonly Fault[] = [
  crashPoints,
  randomKills,
  databaseCrash,
  lostConnections,
  slowNetwork,
  lostAnswers,
  halfOpen,
  badNetwork,
  tailLoss,
  allComeBack,
  drain,
];
