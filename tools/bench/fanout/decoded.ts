/** What one frame tells: the comments in it, and, of a numbered stream, from which number to which. */
export interface Told {
  readonly bodies: readonly string[];
  readonly firstSeq: number;
  readonly lastSeq: number;
}

const rememberedFrames = 32;
const nothing: Told = { bodies: [], firstSeq: 0, lastSeq: 0 };

/**
 * Decodes the frames a crowd hears. A room is sent the same bytes many times over: those that are byte for byte
 * what another listener was told are not decoded again, so that the crowd leaves the machine to the server.
 */
export class FrameDecoder {
  private readonly known: { payload: Buffer; told: Told }[] = [];
  private oldest = 0;

  of(payload: Buffer): Told {
    for (const { payload: other, told } of this.known)
      if (other.length === payload.length && other.equals(payload)) return told;
    const told = tellings(JSON.parse(payload.toString()) as [string, unknown]);
    this.known[this.oldest] = { payload: Buffer.from(payload), told };
    this.oldest = (this.oldest + 1) % rememberedFrames;
    return told;
  }
}

function tellings([name, content]: [string, unknown]): Told {
  if (name === 'message') return { ...nothing, bodies: [(content as { body: string }).body] };
  if (name !== 'stream.events') return nothing;
  const { events } = content as { events: { seq: number; comment?: { body: string } }[] };
  return {
    bodies: events.flatMap((event) => event.comment?.body ?? []),
    firstSeq: events[0]?.seq ?? 0,
    lastSeq: events.at(-1)?.seq ?? 0,
  };
}
