import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, it, onTestFinished } from 'vitest';
import { routes } from '@lectern/contracts';
import { v7 as uuidv7 } from 'uuid';
import { startScratchServer } from '../../../../tools/lib/scratch-server';
import { send } from '../api';
import { register } from '../people';
import { LiveClient } from '../socket';
import { eventually } from './wait';

interface Span {
  readonly name: string;
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId?: string;
}

interface Export {
  readonly resourceSpans: readonly { readonly scopeSpans: readonly { readonly spans: readonly Span[] }[] }[];
}

it('sends traces to a collector where there is one', async () => {
  const spans: Span[] = [];
  let sent = '';
  const collector = createServer((incoming, answer) => {
    let text = '';
    incoming.on('data', (bytes: Buffer) => (text += bytes.toString()));
    incoming.on('end', () => {
      expect([incoming.method, incoming.url]).toEqual(['POST', '/v1/traces']);
      sent += text;
      for (const { scopeSpans } of (JSON.parse(text) as Export).resourceSpans)
        for (const scope of scopeSpans) spans.push(...scope.spans);
      answer.writeHead(200, { 'content-type': 'application/json' }).end('{}');
    });
  });
  await new Promise<void>((resolve) => collector.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void collector.close());
  const { port } = collector.address() as AddressInfo;
  const server = await startScratchServer({
    env: { OTEL_EXPORTER_OTLP_ENDPOINT: `http://127.0.0.1:${port}`, OTEL_BSP_SCHEDULE_DELAY: '200' },
  });
  onTestFinished(() => server.stop());

  const ada = await register('Ada Zebrafinch', server.base);
  const settings = { name: 'Zebrafinch', description: '', visibility: 'private', joinPolicy: 'invitation' } as const;
  const { status } = await send(routes.createGroup, { body: { commandId: uuidv7(), ...settings } }, ada, server.base);
  expect(status).toBe(200);
  const live = await LiveClient.open(ada, server.base);
  await live.tell('comment.create', { commandId: uuidv7(), threadId: uuidv7(), parentId: null, body: 'Zebrafinch' });
  live.close();
  const named = (name: string) => spans.find((span) => span.name === name);
  await eventually(
    () => spans.map(({ name }) => name),
    (names) => names.includes('POST /api/groups') && names.includes('socket comment.create'),
  );
  expect(named('POST /api/groups')?.traceId).toMatch(/^[0-9a-f]{32}$/);
  expect(sent).not.toContain('Zebrafinch');
});
