import { createHash } from 'node:crypto';
import type { Sha256 } from '@lectern/moderation-log';

/** What the log's seals and commitments are made with. */
export const sha256: Sha256 = (text) => createHash('sha256').update(text, 'utf8').digest('hex');
