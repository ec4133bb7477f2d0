import { Injectable } from '@nestjs/common';
import type { LiveServer } from './live-socket';

/** The running Socket.IO server, once there is one; a process without one (a seed, a tool) has nobody to tell. */
@Injectable()
export class LiveServerRef {
  server: LiveServer | null = null;
}
