import { describe, expect, it } from 'vitest';
import { sampleAnchor, sampleBlock, sampleComment, sampleReading } from '../sample-reading';
import { toCsv } from './csv';
import { toHtml } from './html-page';
import { toMarkdown } from './markdown';

const evil = '<script>alert(1)</script> & "quotes" <img src=x onerror=alert(1)>';

describe('HTML', () => {
  it('shows every word and makes none of them an element', () => {
    const html = toHtml(
      sampleReading(
        [
          sampleBlock(1, evil, { kind: 'heading', level: 1 }),
          sampleBlock(2, evil, { kind: 'code', label: evil }),
          sampleBlock(3, 'A link.', { marks: [{ kind: 'link', start: 2, end: 6, href: 'javascript:alert(1)' }] }),
          sampleBlock(4, 'Both at once', {
            marks: [
              { kind: 'emphasis', start: 0, end: 7 },
              { kind: 'strong', start: 5, end: 12 },
            ],
          }),
        ],
        [sampleComment(1, `${evil} and [a link](https://example.org/"onclick="x) **bold**`)],
      ),
    );
    expect(html).not.toMatch(/<script|<img|javascript:|onclick="/i);
    expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;quotes&quot;');
    expect(html).toContain('<em>Both </em><strong><em>at</em></strong><strong> once</strong>');
    expect(html).toContain(`default-src 'none'`);
    expect(html).not.toMatch(/\b(src|href)="(?!https:\/\/example)/);
  });

  it('draws a thread once, by the paragraph it stands on, with its quotation and how sure that is', () => {
    const block = sampleBlock(1, 'A lamp is lit.');
    const anchor = sampleAnchor({
      blockId: block.id,
      certainty: 'moved',
      span: { start: 2, end: 6, quote: 'lantern' },
    });
    const comment = sampleComment(1, 'Why?');
    const html = toHtml(sampleReading([block], [comment], { [comment.id]: anchor }));
    expect(html.split('Why?')).toHaveLength(2);
    expect(html).toContain('<q>lantern</q>');
    expect(html).toContain('(moved)');
  });
});

it('writes Markdown in which words of the text and of comments stay words', () => {
  const markdown = toMarkdown(
    sampleReading(
      [sampleBlock(1, '# no heading, 1. no list, *no* <b>'), sampleBlock(2, '- no item')],
      [sampleComment(1, '<script>x</script> and **bold**\n\n    code `tick`')],
    ),
  );
  expect(markdown).toContain('\\# no heading, 1. no list, \\*no\\* \\<b\\>');
  expect(markdown).toContain('\\- no item');
  expect(markdown).toContain('\\<script\\>x\\</script\\> and **bold**');
});

describe('CSV', () => {
  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', ' =1', '＝1', '|x', '%x'])(
    'keeps a spreadsheet from computing %j',
    (body) => {
      const csv = toCsv(sampleReading([], [sampleComment(1, body)]));
      expect(csv).toContain(`"'${body}"`);
    },
  );

  it('keeps quotation marks, line ends and other languages', () => {
    const csv = toCsv(sampleReading([], [sampleComment(1, 'Say "grüß dich",\nplease')]));
    expect(csv).toContain('"Say ""grüß dich"",\nplease"\r\n');
    expect(csv.startsWith('\uFEFF"thread","paragraph"')).toBe(true);
  });

  it('says nothing of what was deleted', () => {
    expect(toCsv(sampleReading([], [sampleComment(1, null)])).split('\r\n')).toHaveLength(2);
  });
});
