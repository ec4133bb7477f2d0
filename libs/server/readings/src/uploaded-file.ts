import type { Request } from 'express';
import { invalid } from '@lectern/server/platform';

/** The file a request carries as its body. */
export function fileOf(request: Request): Buffer {
  const bytes: unknown = request.body;
  if (!Buffer.isBuffer(bytes)) throw invalid('There is no file.');
  return bytes;
}
