import { describe, expect, it } from 'vitest';
import { readConfig } from '@lectern/server/platform';
import { cookieName, tokenFrom } from './session-cookie';

const DATABASE_URL = 'postgresql://localhost/lectern';
const plain = readConfig({ DATABASE_URL });
const secure = readConfig({ DATABASE_URL, PUBLIC_URL: 'https://lectern.example.org' });
const token = 'A_-z'.padEnd(43, '0');

describe('the cookie', () => {
  it('is bound to the host where there is HTTPS', () => {
    expect([cookieName(plain), cookieName(secure)]).toEqual(['lectern', '__Host-lectern']);
  });

  it('gives its token wherever it stands among others', () => {
    for (const header of [`lectern=${token}`, `a=b; lectern=${token}; c=d`, `xlectern=1;lectern=${token}`])
      expect(tokenFrom(header, plain)).toBe(token);
    expect(tokenFrom(`__Host-lectern=${token}`, secure)).toBe(token);
  });

  it('is not there under another name', () => {
    for (const header of [undefined, '', 'a=b', `LECTERN=${token}`, `xlectern=${token}`, `__Host-lectern=${token}`])
      expect(tokenFrom(header, plain)).toBeNull();
    // over HTTPS a cookie a neighbour could have set counts for nothing
    expect(tokenFrom(`lectern=${token}`, secure)).toBeNull();
  });

  it('that is damaged, or there twice, is one that does not hold', () => {
    for (const header of ['lectern=', 'lectern=x', `lectern=${token}0`, `lectern=${token}; lectern=${token}`])
      expect(tokenFrom(header, plain)).toBe('');
  });
});
