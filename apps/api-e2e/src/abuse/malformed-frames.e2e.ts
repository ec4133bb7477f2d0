import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { limits } from '@lectern/contracts';
import { v7 as uuidv7 } from 'uuid';
import { register, type Person } from '../people';
import { Canary, Oracle } from './oracle';
import { opcodes, RawSocket, upgrade } from './raw-socket';
import { settle, type Settled } from './settled';

let oracle: Oracle;
let ada: Person;
let at: Settled;
let canary: Canary;
/** connected at the beginning, as the server waits ten seconds for them: one says nothing, one too much too early */
let late: [silent: RawSocket, early: RawSocket];

beforeAll(async () => {
  oracle = await Oracle.start();
  ada = await register('Ada', oracle.base);
  at = await settle(ada, oracle.base);
  canary = await Canary.sit(ada, at.readingId, oracle.base);
  late = [await RawSocket.open(oracle.base, own()), await RawSocket.open(oracle.base, own())];
  late[1].send('42["stream.join",{}]');
});
afterAll(async () => {
  await canary.sings();
  canary.leave();
  await oracle.stop();
});

const own = () => ({ Origin: oracle.base, Cookie: ada.cookie });

/** A connection that has said what is needed to be let in. */
async function admitted(): Promise<RawSocket> {
  const raw = await RawSocket.open(oracle.base, own());
  await raw.text('0{');
  raw.send('40');
  await raw.text('40{');
  return raw;
}

/** Whether a connection that is still open works: an event with an acknowledgement is answered. */
async function answers(raw: RawSocket): Promise<string> {
  raw.send(`42777["stream.leave",${JSON.stringify({ stream: { kind: 'reading', id: at.readingId } })}]`);
  return raw.text('43777');
}

const nested = `${'['.repeat(20_000)}${']'.repeat(20_000)}`;
const withArguments = (count: number) => `42["comment.create",${Array.from({ length: count }, () => '{}').join()}]`;

/** What closes the connection it came over. */
const closing: [name: string, first: string | Buffer, then?: string | Buffer][] = [
  ['P02 an unknown Engine.IO packet', '9'],
  ['P02 a letter', 'x'],
  ['P02 NUL', '\0'],
  ['P04 an unknown Socket.IO packet', '49'],
  ['P04 another', '48[]'],
  ['P07 an empty event', '42[]'],
  ['P07 null as a name', '42[null]'],
  ['P07 an object as a name', '42[{}]'],
  ['P10 an array as a name', '42[["comment.create"],{}]'],
  ['P11 an object that would be a string', '42[{"toString":"x"},{}]'],
  ['P13 the reserved name disconnect', '42["disconnect"]'],
  ['P13 the reserved name disconnecting', '42["disconnecting"]'],
  ['P13 the reserved name connect_error', '42["connect_error","x"]'],
  ['P13 the reserved name newListener', '42["newListener","x"]'],
  ['P17 attachments without end', '4599999999-["x"]'],
  ['P17 attachments that are no number', '45x-["x"]'],
  ['P19 a placeholder that is a word', '451-["comment.create",{"_placeholder":true,"num":"splice"}]', Buffer.from([1])],
  ['P19 a negative placeholder', '451-["comment.create",{"_placeholder":true,"num":-1}]', Buffer.from([1])],
  ['P19 a placeholder too large', '451-["comment.create",{"_placeholder":true,"num":1000000000}]', Buffer.from([1])],
  ['P19 an object as a placeholder', '451-["comment.create",{"_placeholder":true,"num":{}}]', Buffer.from([1])],
  ['P20 bytes nobody announced', Buffer.from([1, 2, 3])],
  ['P20 text where bytes were announced', '451-["comment.create",{"_placeholder":true,"num":0}]', '42["x"]'],
  ['an event that is no JSON', '42{'],
];

describe('a connection is closed by', () => {
  it.each(closing)('%s', async (_, first, then) => {
    const raw = await admitted();
    await oracle.leavesNoTrace(async () => {
      for (const frame of then === undefined ? [first] : [first, then])
        raw.send(frame, typeof frame === 'string' ? opcodes.text : opcodes.binary);
      expect((await raw.fate()).isClosed).toBe(true);
    });
  });

  it('P29 a text that is not UTF-8, with 1007', async () => {
    const raw = await admitted();
    raw.send(Buffer.from([0x34, 0x32, 0xff, 0xfe]));
    expect((await raw.fate()).closeCode).toBe(1007);
    await oracle.lives();
  });

  it('O05 a frame larger than any message, with 1009; the largest is taken', async () => {
    const raw = await admitted();
    raw.send(`42${'x'.repeat(limits.socketFrameBytes)}`);
    expect((await raw.fate()).closeCode).toBe(1009);
    const other = await admitted();
    const longest = JSON.stringify(['comment.create', { body: 'x'.repeat(limits.socketFrameBytes - 100) }]);
    other.send(`421${longest}`);
    expect(await other.text('431')).toContain('E_INVALID');
    other.end();
  });

  it('an unmasked frame', async () => {
    const raw = await admitted();
    raw.write(Buffer.from([0x81, 0x01, 0x32]));
    expect((await raw.fate()).closeCode).toBe(1002);
    await oracle.lives();
  });

  it('P14 going on with messages nobody knows', async () => {
    const raw = await admitted();
    for (let times = 0; times < 60; times += 1) raw.send('42["nope",{}]');
    expect((await raw.fate()).isClosed).toBe(true);
    await oracle.lives();
  });
});

/** What is refused or ignored while the connection goes on. */
const harmless: [name: string, frame: string, answer?: string][] = [
  ['P05 an event of nothing', '42'],
  ['P08 no argument', '425["comment.create"]', '435'],
  ['P08 a thousand arguments', withArguments(1_000)],
  ['P13 names of ours that mean something elsewhere', '42["exception","x"]'],
  ['P26 an acknowledgement nobody asked for', '43999["ack"]'],
  ['P34 nesting in an argument', `426["comment.create",${nested}]`, '436'],
  ['P34 nesting in an unknown message', `426["x",${nested}]`, '436'],
  ['P35 half of a surrogate pair', '427["comment.create",{"body":"\\ud800"}]', '437'],
  [
    'W25 a claim to be somebody',
    '428["stream.join",{"stream":{"kind":"reading","id":"x"},"since":0,"personId":"y"}]',
    '438',
  ],
  ['T14 a prototype', '429["stream.join",{"__proto__":{"isAdmin":true}}]', '439'],
];

describe('a connection goes on after', () => {
  it.each(harmless)('%s', async (_, frame, answer) => {
    const raw = await admitted();
    await oracle.leavesNoTrace(async () => {
      raw.send(frame);
      if (answer) expect(await raw.text(answer)).toContain('E_INVALID');
      expect(await answers(raw)).toContain('"ok":true');
    });
    raw.end();
  });

  it('P25 connecting twice, which makes no second listener', async () => {
    const raw = await admitted();
    raw.send('40');
    const commandId = uuidv7();
    const command = { commandId, threadId: at.threadId, parentId: null, body: 'Once' };
    raw.send(`421["comment.create",${JSON.stringify(command)}]`);
    const state = await Promise.race([raw.text('431'), raw.fate().then(() => 'closed')]);
    expect(state === 'closed' || state.includes('"ok":true')).toBe(true);
    raw.end();
    await oracle.lives();
  });

  it('P31 a message in a thousand pieces, and P32 a thousand pings', async () => {
    const raw = await admitted();
    const text = `421["stream.leave",${JSON.stringify({ stream: { kind: 'reading', id: at.readingId } })}]`;
    for (const [index, letter] of [...text].entries())
      raw.send(letter, index === 0 ? opcodes.text : opcodes.continuation, index === text.length - 1);
    expect(await raw.text('431')).toContain('"ok":true');
    for (let times = 0; times < 1_000; times += 1) raw.send('', opcodes.ping);
    expect(await answers(raw)).toContain('"ok":true');
    raw.end();
  });

  it('P22 asking for other namespaces, of which there are none', async () => {
    const raw = await admitted();
    for (const name of ['admin', '__proto__', 'constructor', ...Array.from({ length: 200 }, (_, n) => `n${n}`)])
      raw.send(`40/${name},`);
    expect(await raw.text('44/n199')).toContain('Invalid namespace');
    expect(raw.state().texts.filter((text) => text.startsWith('40/'))).toEqual([]);
    expect(await answers(raw)).toContain('"ok":true');
    raw.end();
  });

  it('P23 a forged recovery, which recovers nothing', async () => {
    const raw = await RawSocket.open(oracle.base, own());
    await raw.text('0{');
    raw.send('40{"pid":"AAAA","offset":"x"}');
    expect(await raw.text('40{')).not.toContain('pid');
    expect(await answers(raw)).toContain('"ok":true');
    raw.end();
  });
});

describe('no connection is made', () => {
  const path = (query: string) => `/socket.io/?${query}`;
  const good = 'EIO=4&transport=websocket';
  const refused = async (query: string, headers: Record<string, string>) => {
    const { statusLine, socket } = await upgrade(oracle.base, path(query), headers);
    socket.destroy();
    await oracle.lives();
    return statusLine;
  };

  it.each([
    // the library underneath says 400 where the rule says 403: no connection either way
    ['C10 from another site', { Origin: 'https://evil.test' }, ' 400 '],
    ['C10 from a page without an origin', { Origin: 'null' }, ' 400 '],
    ['C13 from our name with a dot', { Origin: 'http://localhost.:1' }, ' 400 '],
    ['P43 with another version of the protocol', { 'Sec-WebSocket-Version': '7' }, ' 400 '],
    ['P43 with a key of the wrong size', { 'Sec-WebSocket-Key': 'short' }, ' 400 '],
    ['P43 with a protocol header of 100 kB', { 'Sec-WebSocket-Protocol': ', '.repeat(50_000) }, ''],
  ])('%s', async (_, headers: Record<string, string>, status) => {
    const line = await refused(good, { ...own(), ...headers });
    expect(line).not.toContain(' 101 ');
    expect(line).toContain(status);
  });

  it.each([
    ['P37 in a session nobody has', 'EIO=4&transport=websocket&sid=AAAA'],
    ['P38 in a session called __proto__', 'EIO=4&transport=websocket&sid=__proto__'],
    ['P38 in a session called constructor', 'EIO=4&transport=websocket&sid=constructor'],
    ['P38 in a session with a name of 10 kB', `EIO=4&transport=websocket&sid=${'a'.repeat(10_000)}`],
    ['P40 over polling', 'EIO=4&transport=polling'],
    ['P40 over something else', 'EIO=4&transport=flashsocket'],
    ['P41 over a list of transports', 'EIO=4&transport[]=websocket'],
    ['P41 with nothing said', ''],
    ['P41 with NUL', '%00=%00'],
  ])('%s', async (_, query) => {
    expect(await refused(query, own())).toContain(' 400 ');
  });

  it('P37 with an old protocol: the server hangs up before it says anything', async () => {
    const raw = await RawSocket.open(oracle.base, own(), 'EIO=3&transport=websocket');
    raw.send('2');
    const fate = await raw.fate();
    expect(fate.texts.filter((text) => text.startsWith('0') || text.startsWith('4'))).toEqual([]);
  });

  it('C11, P40 by polling over plain HTTP, from anywhere', async () => {
    for (const origin of [oracle.base, 'https://evil.test']) {
      const answer = await fetch(`${oracle.base}/socket.io/?EIO=4&transport=polling&j=0`, { headers: { origin } });
      expect([400, 403]).toContain(answer.status);
      await answer.arrayBuffer();
    }
  });

  it('without an origin', async () => {
    const { Cookie } = own();
    expect(await refused(good, { Cookie })).toContain(' 400 ');
  });

  it('P44 and none is compressed, whatever is offered', async () => {
    const { statusLine, headers, socket } = await upgrade(oracle.base, path(good), {
      ...own(),
      'Sec-WebSocket-Extensions': 'permessage-deflate; client_max_window_bits',
    });
    expect(statusLine).toContain(' 101 ');
    expect(headers.toLowerCase()).not.toContain('sec-websocket-extensions');
    socket.destroy();
  });
});

describe('after ten seconds', () => {
  it('P28 whoever never said that they connect is gone, also one who spoke before', async () => {
    const fates = await Promise.all(late.map((raw) => raw.fate()));
    for (const { texts } of fates) expect(texts.filter((text) => text.startsWith('4'))).toEqual([]);
    await oracle.lives();
  });
});
