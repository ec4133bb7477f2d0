// What a busy room is compared with: Socket.IO with one INSERT and one broadcast for each message, and nothing else.
import { createServer } from 'node:http';
import { Pool } from 'pg';
import { Server } from 'socket.io';

const pool = process.env['DATABASE_URL'] ? new Pool({ connectionString: process.env['DATABASE_URL'], max: 10 }) : null;
await pool?.query(
  'CREATE TABLE IF NOT EXISTS bare_messages (id bigserial PRIMARY KEY, author text, body text, at timestamptz DEFAULT now())',
);
const http = createServer();
const io = new Server(http, { transports: ['websocket'], perMessageDeflate: false });
io.on('connection', (socket) => {
  socket.on(
    'message',
    async (message: { author: string; body: string; sentAt: number }, acknowledge: (answer: unknown) => void) => {
      const stored = await pool?.query<{ id: string }>(
        'INSERT INTO bare_messages (author, body) VALUES ($1, $2) RETURNING id',
        [message.author, message.body],
      );
      const shown = { id: stored?.rows[0]?.id ?? '0', ...message };
      io.emit('message', shown);
      acknowledge({ ok: true, id: shown.id });
    },
  );
});
http.listen(Number(process.env['PORT']), '127.0.0.1', () => process.send?.('listening'));
process.once('disconnect', () => process.exit(0));
process.on('message', (message) => {
  if (message === 'usage') process.send?.({ cpu: process.cpuUsage(), rss: process.memoryUsage().rss });
});
