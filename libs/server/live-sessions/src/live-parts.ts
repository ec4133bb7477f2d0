import { Injectable } from '@nestjs/common';
import type { LiveContent, LiveEvent, LiveOwn } from '@lectern/contracts';
import type { StoredEvent } from '@lectern/server/realtime';

/** What the session itself puts into its snapshot; everything else is put in by parts. */
export type LiveCore = Pick<LiveContent, 'session' | 'course' | 'lead' | 'people'>;
/** What parts put into a snapshot. */
export type LivePartContent = Omit<LiveContent, keyof LiveCore>;

/** A part of live sessions with its own kinds of events in their stream, such as hands or polls. */
export interface LivePart {
  /** the kinds of events it shows */
  readonly types: readonly string[];
  /** its share of a snapshot */
  content(sessionId: string): Promise<Partial<LivePartContent>>;
  /** what of it is somebody's own, where there is such */
  own?(sessionId: string, personId: string): Promise<Partial<LiveOwn>>;
  /** somebody is not in the room any more */
  left?(sessionId: string, personId: string): Promise<void>;
  /** its events as they may be seen now; one it leaves out is withheld */
  present(sessionId: string, events: readonly StoredEvent[]): Promise<LiveEvent[]>;
}

/** The parts live sessions are made of; each adds itself at start. */
@Injectable()
export class LiveParts {
  private readonly parts: LivePart[] = [];

  add(part: LivePart): void {
    this.parts.push(part);
  }

  /** What all parts put into a snapshot. */
  async content(sessionId: string): Promise<LivePartContent> {
    const shares = await Promise.all(this.parts.map((part) => part.content(sessionId)));
    return Object.assign({}, ...shares) as LivePartContent;
  }

  /** What is somebody's own in all parts; nothing of who is not signed in. */
  async own(sessionId: string, personId: string | null): Promise<LiveOwn> {
    const nothing: LiveOwn = { votes: [], withdrawn: [] };
    if (personId === null) return nothing;
    const shares = await Promise.all(this.parts.map((part) => part.own?.(sessionId, personId) ?? {}));
    return Object.assign(nothing, ...shares) as LiveOwn;
  }

  /** Tells all parts that somebody is not in the room any more. */
  async left(sessionId: string, personId: string): Promise<void> {
    await Promise.all(this.parts.map((part) => part.left?.(sessionId, personId)));
  }

  /** The events that belong to parts, by number. */
  async present(sessionId: string, events: readonly StoredEvent[]): Promise<ReadonlyMap<number, LiveEvent>> {
    const shown = await Promise.all(
      this.parts.map((part) => {
        const own = events.filter(({ type }) => part.types.includes(type));
        return own.length > 0 ? part.present(sessionId, own) : [];
      }),
    );
    return new Map(shown.flat().map((event) => [event.seq, event]));
  }
}
