import type { Request, Response } from 'express';
import type { Config } from '@lectern/server/platform';

/** `__Host-` binds the cookie to this host and to HTTPS; over plain HTTP on the loopback address browsers would drop it. */
export function cookieName(config: Config): string {
  return config.isSecure ? '__Host-lectern' : 'lectern';
}

/** The token a Cookie header carries; null when there is none, empty when it is damaged or more than one claims to be it. */
export function tokenFrom(header: string | undefined, config: Config): string | null {
  const name = `${cookieName(config)}=`;
  const values = (header ?? '')
    .split(';')
    .map((part) => part.trim())
    .filter((part) => part.startsWith(name))
    .map((part) => part.slice(name.length));
  const [value] = values;
  if (value === undefined) return null;
  return values.length === 1 && /^[A-Za-z0-9_-]{43}$/.test(value) ? value : '';
}

/** Hands the token to the browser, out of reach of scripts, in place of whatever was said of the cookie before. */
export function setSessionCookie(response: Response, config: Config, token: string): void {
  response.removeHeader('Set-Cookie');
  response.cookie(cookieName(config), token, { ...attributes(config), maxAge: config.sessionAbsoluteMs });
}

/** Takes the token from the browser. */
export function clearSessionCookie(request: Request, response: Response, config: Config): void {
  if (!request.headers.cookie) return;
  response.removeHeader('Set-Cookie');
  response.clearCookie(cookieName(config), attributes(config));
}

function attributes(config: Config) {
  return { httpOnly: true, sameSite: 'lax', secure: config.isSecure, path: '/' } as const;
}
