import { refusalSchema } from '@lectern/contracts';

/** Whether the server refused a connection because the session the browser sent with it does not hold (any more). */
export function isSessionRefused(fault: unknown): boolean {
  const refusal = refusalSchema.safeParse((fault as { data?: unknown } | null)?.data);
  return refusal.success && refusal.data.code === 'E_AUTH';
}
