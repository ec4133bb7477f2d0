/** A path to return to, if it stays within this site; `/` for anything else (`//host`, `/\host`, `https:`…). */
export function localPath(path: string | null | undefined): string {
  if (!path || !/^\/(?![/\\])/.test(path) || /[\u0000-\u0020\\]/.test(path)) return '/';
  try {
    return new URL(path, 'https://local.invalid').origin === 'https://local.invalid' ? path : '/';
  } catch {
    return '/';
  }
}
