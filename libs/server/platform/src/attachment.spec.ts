import { expect, it } from 'vitest';
import { contentDisposition, fileNameOf } from './attachment';

it('names a file so that nothing in the name can end the header or leave the folder', () => {
  expect(contentDisposition('Über "Lampen".pdf')).toBe(
    `attachment; filename="Uber _Lampen_.pdf"; filename*=UTF-8''%C3%9Cber%20%22Lampen%22.pdf`,
  );
  expect(contentDisposition('a\r\nSet-Cookie: x')).toBe(
    `attachment; filename="a__Set-Cookie_ x"; filename*=UTF-8''a%0D%0ASet-Cookie%3A%20x`,
  );
  expect(contentDisposition("it's(1)*.txt")).toContain(`filename*=UTF-8''it%27s%281%29%2A.txt`);
});

it('makes a file name of any title', () => {
  expect(fileNameOf('../On: lamps?', 'md')).toBe('On lamps.md');
  expect(fileNameOf('…\u202e', 'csv')).toBe('….csv');
  expect(fileNameOf('???', 'csv')).toBe('text.csv');
});
