import type { INestApplicationContext } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import type { Draft, DraftChange, Reading, Thread } from '@lectern/contracts';
import { CreateGroupUseCase, ManageInvitationsUseCase, UseInvitationUseCase } from '@lectern/server/groups';
import type { SignedInCaller } from '@lectern/server/platform';
import {
  EditDraftUseCase,
  OpenReadingUseCase,
  PublishDraftUseCase,
  StartDraftUseCase,
  StartRevisionUseCase,
} from '@lectern/server/readings';
import { OpenThreadUseCase } from '@lectern/server/threads';
import { somebody } from './medium-app';

/** A text of five paragraphs in which no two are alike. */
export const lampText = `# On lamps

A lamp in a window tells the street that somebody is awake and thinking of supper.

Oil was dear that winter, and the fishermen mended their nets by the light of the stove.

When the ferry ran late the harbour master hung three lanterns on the northern mole.

Nobody remembers who first painted the glass of the lighthouse a deep bottle green.

Electric light came to the village in nineteen thirty-one, on a Tuesday, without ceremony.
`;

/** A group with a reading, its owner and a member, for testing what becomes of both. */
export class ReadingRoom {
  constructor(
    readonly app: INestApplicationContext,
    readonly owner: SignedInCaller,
    readonly member: SignedInCaller,
    readonly groupId: string,
    readonly readingId: string,
  ) {}

  static async open(app: INestApplicationContext, text = lampText): Promise<ReadingRoom> {
    const [owner, member] = await Promise.all([somebody(app, 'Olga Owner'), somebody(app, 'Max Member')]);
    const groupId = await app.get(CreateGroupUseCase, { strict: false }).execute(owner, {
      commandId: uuidv7(),
      name: 'Lamps',
      description: '',
      visibility: 'private',
      joinPolicy: 'invitation',
    });
    const { token } = await app
      .get(ManageInvitationsUseCase, { strict: false })
      .create(owner, groupId, { role: 'member', usesMax: 10, expiresInDays: 1 });
    await app.get(UseInvitationUseCase, { strict: false }).accept(member, token);
    return new ReadingRoom(app, owner, member, groupId, await publishedText(app, owner, groupId, text));
  }

  /** Publishes another reading in the same group. */
  anotherText(text: string): Promise<string> {
    return publishedText(this.app, this.owner, this.groupId, text);
  }

  snapshot(as = this.owner): Promise<Reading> {
    return this.app.get(OpenReadingUseCase, { strict: false }).execute(as, this.readingId);
  }

  /** Opens a thread on the paragraph with these words, on a quotation in it, or on the whole reading. */
  async comment(
    on: { paragraph?: string; quote?: string } = {},
    body = 'A thought.',
    as = this.member,
  ): Promise<Thread> {
    const { blocks } = await this.snapshot();
    const block = on.paragraph === undefined ? null : blocks.find(({ text }) => text.includes(on.paragraph ?? ''));
    if (block === undefined) throw new Error(`No paragraph has ${on.paragraph}.`);
    const start = on.quote === undefined || !block ? -1 : block.text.indexOf(on.quote);
    const span = on.quote === undefined || start < 0 ? null : { start, end: start + on.quote.length, quote: on.quote };
    const { thread } = await this.app.get(OpenThreadUseCase, { strict: false }).execute(as, {
      commandId: uuidv7(),
      readingId: this.readingId,
      anchor: { blockId: block?.id ?? null, span },
      body,
    });
    return thread;
  }

  startRevision(as = this.owner): Promise<Draft> {
    return this.app.get(StartRevisionUseCase, { strict: false }).fromPresent(as, this.readingId, {
      commandId: uuidv7(),
    });
  }

  pasteRevision(text: string, as = this.owner): Promise<Draft> {
    return this.app
      .get(StartRevisionUseCase, { strict: false })
      .paste(as, this.readingId, { commandId: uuidv7(), text, format: 'markdown' });
  }

  change(draft: Draft, change: DraftChange, as = this.owner): Promise<Draft> {
    return this.app.get(EditDraftUseCase, { strict: false }).change(as, draft.id, draft.version, change);
  }

  publish(draft: Draft, as = this.owner) {
    return this.app.get(PublishDraftUseCase, { strict: false }).execute(as, draft.id, draft.version);
  }

  /** Publishes another text as the next revision and returns what one sees then. */
  async revise(text: string): Promise<Reading> {
    await this.publish(await this.pasteRevision(text));
    return this.snapshot();
  }
}

async function publishedText(app: INestApplicationContext, owner: SignedInCaller, groupId: string, text: string) {
  const draft = await app
    .get(StartDraftUseCase, { strict: false })
    .paste(owner, groupId, { commandId: uuidv7(), text, format: 'markdown' });
  const { id } = await app.get(PublishDraftUseCase, { strict: false }).execute(owner, draft.id, draft.version);
  return id;
}
