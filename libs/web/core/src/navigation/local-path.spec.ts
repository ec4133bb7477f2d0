import { describe, expect, it } from 'vitest';
import { localPath } from './local-path';

describe('localPath', () => {
  it.each(['/', '/groups/1?tab=2#c', '/join/abc', '/a//b', '/%2F%2Fevil.example'])('follows %s', (path) => {
    expect(localPath(path)).toBe(path);
  });

  it.each([
    null,
    undefined,
    '',
    'groups',
    '//evil.example',
    '/\\evil.example',
    '\\/evil.example',
    '/a\\..\\evil',
    'https://evil.example',
    'javascript:alert(1)',
    '/\t/evil.example',
    '/\n/evil.example',
    ' //evil.example',
  ])('goes to the first page instead of %j', (path) => {
    expect(localPath(path)).toBe('/');
  });
});
