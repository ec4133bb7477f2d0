import type { History, Replica, Revoked } from '../history';
import { violation, type Violation } from '../violation';

/** I8: nothing of a stream reaches a client that may not hear it: what was committed after its access ended, or ever. */
export function findLeaks(history: History): Violation[] {
  const revocations = history.events.filter((event): event is Revoked => event.kind === 'revoked');
  return revocations.flatMap((revoked) => {
    const replica = history.replicas.find(
      ({ client, stream }) => client === revoked.client && stream === revoked.stream,
    );
    const leaked = replica && firstLeak(replica, revoked);
    if (!leaked) return [];
    const { client, stream, afterSeq } = revoked;
    const message = `${client} received number ${leaked.seq}; its access ended after ${afterSeq}.`;
    return [violation(history, 'I8', message, { stream, seqs: [leaked.seq], clients: [client] })];
  });
}

function firstLeak({ arrived, applied }: Replica, { afterSeq, at, graceMs }: Revoked) {
  return [...arrived, ...applied].find((shown) => shown.seq > afterSeq && (graceMs === 0 || shown.at > at + graceMs));
}
