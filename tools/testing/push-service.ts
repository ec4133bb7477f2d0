import { createDecipheriv, createECDH, createPublicKey, hkdfSync, randomBytes, verify, type ECDH } from 'node:crypto';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { pushMessageSchema, type PushMessage, type SetPush } from '@lectern/contracts';

/** What a push service took for a browser, with what only that browser can read. */
export interface TakenPush {
  readonly message: PushMessage;
  readonly headers: IncomingMessage['headers'];
  /** what the server says of itself (RFC 8292), its signature verified */
  readonly claims: { readonly aud: string; readonly exp: number; readonly sub: string };
  /** the server's public key */
  readonly key: string;
}

/** A browser as a push service knows it: its address there, its keys, and what came for it. */
export interface PushedBrowser {
  readonly subscription: Omit<SetPush, 'showsWords'>;
  readonly taken: TakenPush[];
  /** how often the service was asked, whatever it answered */
  asked: number;
  /** what the service answers for this browser */
  status: number;
}

interface Keys {
  readonly ecdh: ECDH;
  readonly secret: Buffer;
}

/** A push service on this machine: real HTTP, the signature checked, and the message decrypted as the browser does it. */
export class PushService {
  private readonly browsers = new Map<string, { browser: PushedBrowser; keys: Keys }>();
  /** what was not as the standards ask */
  readonly faults: unknown[] = [];

  private constructor(
    private readonly server: Server,
    readonly base: string,
  ) {}

  static async start(): Promise<PushService> {
    const server = createServer();
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    const service = new PushService(server, `http://127.0.0.1:${(server.address() as AddressInfo).port}`);
    server.on('request', (request, response) => {
      void service.take(request).then((status) => response.writeHead(status).end());
    });
    return service;
  }

  /** A browser that has subscribed. */
  browser(): PushedBrowser {
    const keys = { ecdh: createECDH('prime256v1'), secret: randomBytes(16) };
    const path = `/send/${randomBytes(8).toString('hex')}`;
    const p256dh = keys.ecdh.generateKeys().toString('base64url');
    const subscription = {
      endpoint: `${this.base}${path}`,
      keys: { p256dh, auth: keys.secret.toString('base64url') },
    };
    const browser = { subscription, taken: [], asked: 0, status: 201 };
    this.browsers.set(path, { browser, keys });
    return browser;
  }

  stop(): void {
    this.server.closeAllConnections();
    this.server.close();
  }

  private async take(request: IncomingMessage): Promise<number> {
    try {
      const chunks: Buffer[] = [];
      for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
      const known = this.browsers.get(request.url ?? '');
      if (!known) return 404;
      known.browser.asked += 1;
      if (known.browser.status !== 201) return known.browser.status;
      const { claims, key } = verifiedClaims(request.headers.authorization ?? '');
      const plain: unknown = JSON.parse(decrypted(Buffer.concat(chunks), known.keys));
      known.browser.taken.push({ message: pushMessageSchema.parse(plain), headers: request.headers, claims, key });
      return 201;
    } catch (fault) {
      this.faults.push(fault);
      return 400;
    }
  }
}

/** The claims of `vapid t=…, k=…`; throws when the key did not sign them. */
function verifiedClaims(authorization: string): Pick<TakenPush, 'claims' | 'key'> {
  const { token = '', key = '' } = /^vapid t=(?<token>[\w.-]+), ?k=(?<key>[\w-]+)$/.exec(authorization)?.groups ?? {};
  const [header = '', body = '', signature = ''] = token.split('.');
  const point = Buffer.from(key, 'base64url');
  const [x, y] = [point.subarray(1, 33), point.subarray(33)].map((part) => part.toString('base64url'));
  const publicKey = createPublicKey({ key: { kty: 'EC', crv: 'P-256', x, y }, format: 'jwk' });
  const signed = Buffer.from(`${header}.${body}`);
  const isSigned = verify(
    'sha256',
    signed,
    { key: publicKey, dsaEncoding: 'ieee-p1363' },
    Buffer.from(signature, 'base64url'),
  );
  if (!isSigned) throw new Error('The key did not sign this.');
  return { claims: JSON.parse(Buffer.from(body, 'base64url').toString()) as TakenPush['claims'], key };
}

/** One record of aes128gcm (RFC 8188), with the key of RFC 8291. */
function decrypted(body: Buffer, { ecdh, secret }: Keys): string {
  const salt = body.subarray(0, 16);
  const idLength = body.readUInt8(20);
  const theirs = body.subarray(21, 21 + idLength);
  const sealed = body.subarray(21 + idLength);
  const info = Buffer.concat([Buffer.from('WebPush: info\0'), ecdh.getPublicKey(), theirs]);
  const input = Buffer.from(hkdfSync('sha256', ecdh.computeSecret(theirs), secret, info, 32));
  const derive = (purpose: string, length: number) =>
    Buffer.from(hkdfSync('sha256', input, salt, `Content-Encoding: ${purpose}\0`, length));
  const decipher = createDecipheriv('aes-128-gcm', derive('aes128gcm', 16), derive('nonce', 12));
  decipher.setAuthTag(sealed.subarray(-16));
  const plain = Buffer.concat([decipher.update(sealed.subarray(0, -16)), decipher.final()]);
  // the last record ends with a 2 and what fills it up
  return plain.subarray(0, plain.lastIndexOf(2)).toString();
}
