import { createHash, randomBytes } from 'node:crypto';

/** A fresh secret of 256 random bits, base64url, 43 characters. */
export function newSecret(): string {
  return randomBytes(32).toString('base64url');
}

/** SHA-256 of a secret, hexadecimal: what is stored of it. */
export function hashOf(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}
