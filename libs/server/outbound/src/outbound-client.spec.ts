import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { OutboundClient, outboundLimits, type OutboundOptions } from './outbound-client';
import type { OutboundRefused } from './outbound-refused';

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

type Answer = (request: IncomingMessage, response: ServerResponse) => void;
/** A real server on this machine; returns its port. */
async function serve(answer: Answer, host = '127.0.0.1', port = 0): Promise<number> {
  const server = createServer(answer);
  servers.push(server);
  await new Promise<void>((listening) => server.listen(port, host, listening));
  return (server.address() as AddressInfo).port;
}
const page =
  (text: string): Answer =>
  (_, response) =>
    void response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(text);
const here = { allowsLoopback: true } as const;
const quick = { totalMs: 400, bytes: 10_000, redirects: 3 };
const fetching = (address: string, options: OutboundOptions = here) =>
  new OutboundClient(options).fetch(address, ['text/html', 'application/pdf']);
const refusal = (address: string, options: OutboundOptions = here) =>
  fetching(address, options).then(
    () => 'fetched',
    (error: unknown) => (error as OutboundRefused).code,
  );

describe('an address somebody names', () => {
  it('is fetched, with nothing of the server’s sent along', async () => {
    let headers: IncomingMessage['headers'] = {};
    const port = await serve((request, response) => {
      headers = request.headers;
      page('<p>Oil was dear.</p>')(request, response);
    });
    const fetched = await fetching(`http://127.0.0.1:${port}/oil?of=whale`);
    expect(fetched).toMatchObject({ address: `http://127.0.0.1:${port}/oil?of=whale`, mediaType: 'text/html' });
    expect(new TextDecoder().decode(fetched.bytes)).toBe('<p>Oil was dear.</p>');
    expect(Object.keys(headers).sort()).toEqual(['accept', 'accept-encoding', 'connection', 'host', 'user-agent']);
  });

  it.each([
    'http://127.0.0.1/',
    'http://localhost/',
    'http://[::1]/',
    'http://[::ffff:10.0.0.1]/',
    'http://2130706433/',
    'http://0x7f.1/',
    'http://017700000001/',
    'http://127.1/',
    'http://169.254.169.254/latest/meta-data/',
    'http://10.0.0.1/',
    'http://0/',
    'https://93.184.216.34:8443/',
    'http://93.184.216.34:22/',
    'ftp://example.org/a.txt',
    'file:///etc/passwd',
    'gopher://example.org/',
    'data:text/html,hello',
    'http://user:secret@example.org/',
    'not an address',
    '//example.org',
  ])('is refused: %s', async (address) => expect(await refusal(address, {})).toBe('ADDRESS_NOT_ALLOWED'));

  it('is refused when one of the addresses of its name is not public', async () => {
    const resolve = async () => ['93.184.216.34', '10.0.0.1'];
    expect(await refusal('http://example.org/', { resolve })).toBe('ADDRESS_NOT_ALLOWED');
    expect(await refusal('http://example.org/', { resolve: async () => [] })).toBe('ADDRESS_NOT_ALLOWED');
  });

  it('is connected to at the address that was looked at, whatever its name means afterwards', async () => {
    const asked: string[] = [];
    const port = await serve(page('looked at'));
    await serve(page('never looked at'), '127.0.0.2', port);
    const answers = ['127.0.0.1', '127.0.0.2'];
    const resolve = async (name: string) => {
      asked.push(name);
      return [answers.shift() ?? ''];
    };
    const { bytes } = await fetching(`http://rebound.example:${port}/`, { ...here, resolve });
    expect(new TextDecoder().decode(bytes)).toBe('looked at');
    expect(asked).toEqual(['rebound.example']);
  });

  it('is followed three times, each time looked at anew', async () => {
    const port = await serve((request, response) => {
      const left = Number(request.url?.slice(1));
      if (left === 0) page('arrived')(request, response);
      else response.writeHead(302, { location: `/${left - 1}` }).end();
    });
    expect((await fetching(`http://127.0.0.1:${port}/3`)).address).toBe(`http://127.0.0.1:${port}/0`);
    expect(await refusal(`http://127.0.0.1:${port}/4`)).toBe('ADDRESS_REDIRECTS');
  });

  it.each(['http://10.0.0.1/', 'http://169.254.169.254/', 'file:///etc/passwd', '//[fd00::1]/', 'http://[', ''])(
    'is not followed to %s',
    async (location) => {
      const port = await serve((_, response) => void response.writeHead(301, { location }).end());
      // an empty one leads to the same page again, without an end
      expect(await refusal(`http://127.0.0.1:${port}/`)).toBe(location ? 'ADDRESS_NOT_ALLOWED' : 'ADDRESS_REDIRECTS');
    },
  );

  it.each<[string, Answer]>([
    ['says nothing', () => undefined],
    [
      'gives its headers drop by drop',
      (_, response) => {
        response.socket?.write('HTTP/1.1 200 OK\r\n');
        drip(response, () => response.socket?.write('x-drop: 1\r\n'));
      },
    ],
    [
      'gives its text drop by drop',
      (_, response) => {
        response.writeHead(200, { 'content-type': 'text/html' });
        drip(response, () => response.write('a'));
      },
    ],
  ])('that %s is given up in time', async (_, answer) => {
    const port = await serve(answer);
    const before = performance.now();
    expect(await refusal(`http://127.0.0.1:${port}/`, { ...here, limits: quick })).toBe('ADDRESS_TOO_SLOW');
    expect(performance.now() - before).toBeLessThan(5_000);
  });

  it('whose name is resolved for ever is given up in time', async () => {
    const resolve = () => new Promise<string[]>(() => undefined);
    expect(await refusal('http://slow.example/', { limits: quick, resolve })).toBe('ADDRESS_TOO_SLOW');
  });

  it('is read to its limit, whatever its headers claim', async () => {
    const port = await serve((_, response) => {
      response.writeHead(200, { 'content-type': 'text/html' });
      response.end('x'.repeat(10_001));
    });
    expect(await refusal(`http://127.0.0.1:${port}/`, { ...here, limits: quick })).toBe('ADDRESS_TOO_LARGE');
  });

  it.each([
    ['another type', { 'content-type': 'image/png' }, 'ADDRESS_WRONG_TYPE'],
    ['no type', {}, 'ADDRESS_WRONG_TYPE'],
    ['a packed text', { 'content-type': 'text/html', 'content-encoding': 'gzip' }, 'ADDRESS_WRONG_TYPE'],
  ])('that answers with %s is refused', async (_, headers, code) => {
    const port = await serve((_request, response) => void response.writeHead(200, headers).end('x'));
    expect(await refusal(`http://127.0.0.1:${port}/`)).toBe(code);
  });

  it('that is not there, or nobody listens at, is said to be so', async () => {
    const port = await serve((_, response) => void response.writeHead(404).end());
    expect(await refusal(`http://127.0.0.1:${port}/`)).toBe('ADDRESS_NOT_FOUND');
    expect(await refusal('http://127.0.0.1:1/')).toBe('ADDRESS_UNREACHABLE');
  });

  it('is posted to, and nothing of its answer is read but the status and when to come again', async () => {
    let got = '';
    const port = await serve((request, response) => {
      request.on('data', (chunk: Buffer) => (got += String(chunk)));
      request.on('end', () => response.writeHead(429, { 'retry-after': '7' }).end('x'.repeat(1_000_000)));
    });
    const post = (address: string, options: OutboundOptions = here) =>
      new OutboundClient(options).post(address, { 'content-type': 'text/plain' }, Buffer.from('There is something.'));
    expect(await post(`http://127.0.0.1:${port}/`)).toEqual({ status: 429, retryAfterSeconds: 7 });
    expect(got).toBe('There is something.');
    for (const address of ['http://10.0.0.1/', 'http://169.254.169.254/', 'http://127.0.0.1/', 'file:///etc/passwd'])
      await expect(post(address, {})).rejects.toMatchObject({ code: 'ADDRESS_NOT_ALLOWED' });
    const resolve = async () => ['93.184.216.34', '10.0.0.1'];
    await expect(post('https://example.org/', { resolve })).rejects.toMatchObject({ code: 'ADDRESS_NOT_ALLOWED' });
  });

  it('is posted to itself, and not to where it leads', async () => {
    const port = await serve((_, response) => void response.writeHead(307, { location: 'http://10.0.0.1/' }).end());
    const posted = await new OutboundClient(here).post(`http://127.0.0.1:${port}/`, {}, Buffer.from('x'));
    expect(posted.status).toBe(307);
  });

  it('costs at most what is said here', () => {
    expect(outboundLimits).toEqual({ totalMs: 10_000, bytes: 25_000_000, redirects: 3 });
  });
});

function drip(response: ServerResponse, drop: () => void): void {
  const timer = setInterval(drop, 50);
  response.once('close', () => clearInterval(timer));
}
