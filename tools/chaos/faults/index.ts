import type { Fault } from '../fault';
import { crashPoints } from './d01-crash-points';
import { randomKills } from './d02-random-kills';
import { databaseCrash } from './d03-database-crash';
import { lostConnections } from './d04-lost-connections';
import { slowNetwork } from './d05-slow-network';
import { sameCommand } from './d06-same-command';
import { lostAnswers } from './d07-lost-answers';
import { halfOpen } from './d08-half-open';
import { badNetwork } from './d09-bad-network';
import { lostNode } from './d10-lost-node';
import { cutBus } from './d11-cut-bus';
import { tailLoss } from './d12-tail-loss';
import { allComeBack } from './d13-all-come-back';
import { rollingUpgrade } from './d14-rolling-upgrade';
import { drain } from './d15-drain';
import { snapshotRace } from './d16-snapshot-race';
import { slowConsumer } from './d17-slow-consumer';
import { presenceStorm } from './d18-presence-storm';
import { joinFlood } from './d19-join-flood';
import { revocationRace } from './d20-revocation-race';
import { forgedRecovery } from './d21-forged-recovery';
import { exhaustedDatabase } from './d22-exhausted-database';
import { wrongClocks } from './d23-wrong-clocks';
import { poisonRows } from './d24-poison-rows';
import { restoredBackup } from './d26-restored-backup';
import { toldOnce } from './d28-told-once';
import { reportedOnce } from './d29-reported-once';
import { actedOnce } from './d30-acted-once';

/** Every fault that can be brought about, by its number in the plan. */
export const faults: readonly Fault[] = [
  crashPoints,
  randomKills,
  databaseCrash,
  lostConnections,
  slowNetwork,
  sameCommand,
  lostAnswers,
  halfOpen,
  badNetwork,
  lostNode,
  cutBus,
  tailLoss,
  allComeBack,
  rollingUpgrade,
  drain,
  snapshotRace,
  slowConsumer,
  presenceStorm,
  joinFlood,
  revocationRace,
  forgedRecovery,
  exhaustedDatabase,
  wrongClocks,
  poisonRows,
  restoredBackup,
  toldOnce,
  reportedOnce,
  actedOnce,
];
