import type { Row } from './row';
import { turns } from './session/turns';
import { withdrawal } from './session/withdrawal';

/** Live sessions: whose turn it is, and how soon what is withdrawn is gone. */
export async function bench(): Promise<Row[]> {
  return [...turns(), ...(await withdrawal())];
}
