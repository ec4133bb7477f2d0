import { lookup } from 'node:dns/promises';
import { request as requestPlain, type IncomingMessage } from 'node:http';
import { request as requestSecure } from 'node:https';
import { isIP } from 'node:net';
import { OutboundRefused } from './outbound-refused';
import { isLoopbackAddress, isPublicAddress } from './public-address';

/** What one fetch may cost. Units are last in the names. */
export const outboundLimits = { totalMs: 10_000, bytes: 25_000_000, redirects: 3 } as const;

/** All addresses a name has. */
export type Resolve = (hostname: string) => Promise<readonly string[]>;

/** How a client differs from the usual one. */
export interface OutboundOptions {
  /** this machine's own addresses too, on any port: for tests and development */
  readonly allowsLoopback?: boolean;
  readonly resolve?: Resolve;
  readonly limits?: { readonly totalMs: number; readonly bytes: number; readonly redirects: number };
}

/** What an address said to what was posted to it. */
export interface Posted {
  readonly status: number;
  /** when to try again, if it said so in seconds */
  readonly retryAfterSeconds: number | null;
}

/** What goes out to an address. */
interface Outgoing {
  readonly method: 'GET' | 'POST';
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: Uint8Array;
}

/** What was at an address in the end. */
export interface Fetched {
  /** after all redirects */
  readonly address: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array;
}

/**
 * The one way out to addresses that people name. A name is resolved once, every address it has must be public, and the
 * connection goes to the address that was looked at: what the name means a moment later does not matter. Redirects are
 * followed by hand and looked at like the first address. Nothing of the server's own is sent along that was not given.
 */
export class OutboundClient {
  private readonly limits: NonNullable<OutboundOptions['limits']>;
  private readonly resolve: Resolve;
  private readonly allowsLoopback: boolean;

  constructor({ limits = outboundLimits, resolve = resolveAll, allowsLoopback = false }: OutboundOptions = {}) {
    this.limits = limits;
    this.resolve = resolve;
    this.allowsLoopback = allowsLoopback;
  }

  /**
   * Fetches an address whose content is of one of these media types.
   *
   * @throws OutboundRefused with one of its codes
   */
  fetch(address: string, mediaTypes: readonly string[], signal?: AbortSignal): Promise<Fetched> {
    return this.inTime((both) => this.follow(address, mediaTypes, both), signal);
  }

  /**
   * Posts something to an address. Redirects are not followed, and of the answer only the status is read.
   *
   * @throws OutboundRefused with one of its codes
   */
  post(address: string, headers: Readonly<Record<string, string>>, body: Uint8Array): Promise<Posted> {
    return this.inTime(async (signal) => {
      const url = this.allowed(address);
      const outgoing = { method: 'POST', headers, body } as const;
      const response = await this.request(url, await this.checkedAddress(url, signal), outgoing, signal);
      response.destroy();
      const seconds = /^\d{1,6}$/.exec(response.headers['retry-after'] ?? '')?.[0];
      return { status: response.statusCode ?? 0, retryAfterSeconds: seconds === undefined ? null : Number(seconds) };
    });
  }

  private async inTime<T>(work: (signal: AbortSignal) => Promise<T>, signal?: AbortSignal): Promise<T> {
    const timeout = AbortSignal.timeout(this.limits.totalMs);
    const both = signal ? AbortSignal.any([signal, timeout]) : timeout;
    try {
      return await work(both);
    } catch (error) {
      if (error instanceof OutboundRefused) throw error;
      const [code, text] = timeout.aborted
        ? (['ADDRESS_TOO_SLOW', `It did not answer within ${this.limits.totalMs / 1_000} s.`] as const)
        : (['ADDRESS_UNREACHABLE', 'There is no answer from this address.'] as const);
      throw new OutboundRefused(code, text, { cause: error });
    }
  }

  private async follow(first: string, mediaTypes: readonly string[], signal: AbortSignal): Promise<Fetched> {
    let url = this.allowed(first);
    const asking = {
      method: 'GET',
      headers: {
        accept: `${mediaTypes.join(', ')}, */*;q=0.1`,
        'accept-encoding': 'identity',
        'user-agent': 'Lectern (imports one page for a reader)',
      },
    } as const;
    for (let redirects = 0; ; redirects += 1) {
      const response = await this.request(url, await this.checkedAddress(url, signal), asking, signal);
      const next = redirectOf(response);
      if (next === null) return await this.content(url, response, mediaTypes);
      response.destroy();
      if (redirects === this.limits.redirects)
        throw new OutboundRefused('ADDRESS_REDIRECTS', 'It leads from one address to the next without an end.');
      url = this.allowed(next, url);
    }
  }

  private allowed(address: string, base?: URL): URL {
    if (!URL.canParse(address, base)) throw notAllowed();
    const url = new URL(address, base);
    const isWeb = url.protocol === 'http:' || url.protocol === 'https:';
    const isUsualPort = url.port === '' || url.port === '80' || url.port === '443';
    if (!isWeb || url.username !== '' || url.password !== '') throw notAllowed();
    if (!isUsualPort && !this.allowsLoopback) throw notAllowed();
    return url;
  }

  /** The address to connect to; a name that has any other than public ones is not connected to at all. */
  private async checkedAddress(url: URL, signal: AbortSignal): Promise<string> {
    const host = url.hostname.replace(/^\[|\]$/g, '');
    const addresses = isIP(host) ? [host] : await abortable(this.resolve(host), signal);
    const isUsualPort = url.port === '' || url.port === '80' || url.port === '443';
    const isAllowed = (address: string) =>
      (isUsualPort && isPublicAddress(address)) || (this.allowsLoopback && isLoopbackAddress(address));
    const [address] = addresses;
    if (address === undefined || !addresses.every(isAllowed)) throw notAllowed();
    return address;
  }

  private request(
    url: URL,
    address: string,
    { method, headers, body }: Outgoing,
    signal: AbortSignal,
  ): Promise<IncomingMessage> {
    return new Promise((done, fail) => {
      const family = isIP(address);
      const send = url.protocol === 'https:' ? requestSecure : requestPlain;
      const outgoing = send(url, {
        agent: false,
        signal,
        // whatever is asked for, the answer is the address that was looked at
        lookup: (_name, options, answer) =>
          options.all ? answer(null, [{ address, family }]) : answer(null, address, family),
        method,
        headers,
        maxHeaderSize: 16_384,
      });
      outgoing.once('response', done);
      outgoing.once('error', fail);
      outgoing.end(body);
    });
  }

  private async content(url: URL, response: IncomingMessage, mediaTypes: readonly string[]): Promise<Fetched> {
    try {
      const { statusCode = 0, headers } = response;
      if (statusCode !== 200)
        throw new OutboundRefused('ADDRESS_NOT_FOUND', `The page is not there for us: it answers with ${statusCode}.`);
      const mediaType = (headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
      const isPacked = (headers['content-encoding'] ?? 'identity') !== 'identity';
      if (isPacked || !mediaTypes.includes(mediaType))
        throw new OutboundRefused('ADDRESS_WRONG_TYPE', 'What is at this address is not a text that can be read here.');
      return { address: url.href, mediaType, bytes: await this.counted(response) };
    } finally {
      response.destroy();
    }
  }

  /** Counted as it comes, whatever the headers claim. */
  private async counted(response: IncomingMessage): Promise<Uint8Array> {
    const chunks: Buffer[] = [];
    let bytes = 0;
    for await (const chunk of response as AsyncIterable<Buffer>) {
      bytes += chunk.byteLength;
      if (bytes > this.limits.bytes)
        throw new OutboundRefused('ADDRESS_TOO_LARGE', `It is larger than ${this.limits.bytes / 1_000_000} MB.`);
      chunks.push(chunk);
    }
    return new Uint8Array(Buffer.concat(chunks));
  }
}

function redirectOf({ statusCode = 0, headers }: IncomingMessage): string | null {
  return [301, 302, 303, 307, 308].includes(statusCode) ? (headers.location ?? '') : null;
}

/** The same words for whatever is not the public web, so that nobody learns what there is behind us. */
function notAllowed(): OutboundRefused {
  return new OutboundRefused('ADDRESS_NOT_ALLOWED', 'Only pages of the public web can be fetched, over http or https.');
}

async function resolveAll(hostname: string): Promise<string[]> {
  return (await lookup(hostname, { all: true, verbatim: true })).map(({ address }) => address);
}

/** The system's resolver cannot be stopped; nobody has to wait for it. */
function abortable<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((done, fail) => {
    signal.addEventListener('abort', () => fail(signal.reason as Error), { once: true });
    work.then(done, fail);
  });
}
