import { Global, Module } from '@nestjs/common';
import { AudienceRepository } from './audience.repository';
import { CommittedStreams } from './committed-streams';
import { EventRepository } from './event.repository';
import { ListenerRepository } from './listener.repository';
import { LiveRounds } from './live-rounds';
import { LiveServerRef } from './live-server';
import { LiveSockets } from './live-sockets';
import { NodeLife } from './node-life';
import { OtherServers } from './other-servers';
import { PersonSockets } from './person-sockets';
import { Presence } from './presence';
import { PresenceShare } from './presence-share';
import { SocketDoor } from './socket-door';
import { SocketHandshake } from './socket-handshake';
import { StreamBatches } from './stream-batches';
import { StreamBroadcaster } from './stream-broadcaster';
import { StreamGateway } from './stream.gateway';
import { StreamReader } from './stream-reader';
import { StreamSources } from './stream-source';
import { StreamWriter } from './stream-writer';

/** Numbered streams and the sockets that carry them. */
@Global()
@Module({
  providers: [
    AudienceRepository,
    CommittedStreams,
    EventRepository,
    ListenerRepository,
    LiveRounds,
    LiveServerRef,
    LiveSockets,
    NodeLife,
    OtherServers,
    PersonSockets,
    Presence,
    PresenceShare,
    SocketDoor,
    SocketHandshake,
    StreamBatches,
    StreamBroadcaster,
    StreamGateway,
    StreamReader,
    StreamSources,
    StreamWriter,
  ],
  exports: [
    CommittedStreams,
    EventRepository,
    LiveServerRef,
    LiveSockets,
    OtherServers,
    SocketDoor,
    StreamBroadcaster,
    StreamReader,
    StreamSources,
    StreamWriter,
  ],
})
export class RealtimeModule {}
