import 'reflect-metadata';
import { readFile } from 'node:fs/promises';
import { NestFactory } from '@nestjs/core';
import { v7 as uuidv7 } from 'uuid';
import type { Block } from '@lectern/contracts';
import { RegisterUseCase } from '@lectern/server/auth';
import { Database } from '@lectern/server/database';
import { CreateGroupUseCase, ManageInvitationsUseCase, UseInvitationUseCase } from '@lectern/server/groups';
import { readConfig, type SignedInCaller } from '@lectern/server/platform';
import { OpenReadingUseCase, PublishDraftUseCase, StartDraftUseCase } from '@lectern/server/readings';
import { CreateCommentUseCase, OpenThreadUseCase } from '@lectern/server/threads';
import { AppModule } from '../apps/api/src/app.module';
import { demonstrationPeople } from './demonstration-people';

/** Loads a group with a text and the beginning of a discussion, through the same use cases people use. False when anybody has an account already. */
export async function seed(databaseUrl: string): Promise<boolean> {
  const config = readConfig({
    NODE_ENV: 'development',
    LOG_LEVEL: 'error',
    DATABASE_URL: databaseUrl,
    RATE_LIMIT_FACTOR: '100',
  });
  const app = await NestFactory.createApplicationContext(AppModule.with(config), { logger: ['error'] });
  try {
    if (await app.get(Database).client.person.findFirst({ select: { id: true } })) return false;
    const callers: SignedInCaller[] = [];
    for (const person of demonstrationPeople) {
      const nobody = { personId: null, sessionId: null, address: '127.0.0.1', userAgent: 'seed' };
      const { id } = await app.get(RegisterUseCase, { strict: false }).execute(nobody, person);
      callers.push({ ...nobody, personId: id, sessionId: uuidv7() });
    }
    const [ada, ben, clara] = callers as [SignedInCaller, SignedInCaller, SignedInCaller];

    const groupId = await app.get(CreateGroupUseCase, { strict: false }).execute(ada, {
      commandId: uuidv7(),
      name: 'The Thursday Circle',
      description: 'We read one contentious text a week and argue about its paragraphs.',
      visibility: 'private',
      joinPolicy: 'invitation',
    });
    const { token } = await app
      .get(ManageInvitationsUseCase, { strict: false })
      .create(ada, groupId, { role: 'member', usesMax: 10, expiresInDays: 30 });
    for (const caller of [ben, clara]) await app.get(UseInvitationUseCase, { strict: false }).accept(caller, token);

    const text = await readFile('libs/importing/samples/the-reading-room.md', 'utf8');
    const draft = await app
      .get(StartDraftUseCase, { strict: false })
      .paste(ada, groupId, { commandId: uuidv7(), text, format: 'markdown' });
    const reading = await app.get(PublishDraftUseCase, { strict: false }).execute(ada, draft.id, draft.version);
    const { blocks } = await app.get(OpenReadingUseCase, { strict: false }).execute(ada, reading.id);

    const open = app.get(OpenThreadUseCase, { strict: false });
    const answer = app.get(CreateCommentUseCase, { strict: false });
    const second = paragraph(blocks, 2);
    const opened = await open.execute(ben, {
      commandId: uuidv7(),
      readingId: reading.id,
      anchor: { blockId: second.id, span: firstWords(second) },
      body: 'Is this a *fact* or already a judgement? The paragraph gives no figure for it.',
    });
    await answer.execute(clara, {
      commandId: uuidv7(),
      threadId: opened.thread.id,
      parentId: opened.comment.id,
      body: 'Both, I think:\n\n- the event is a fact,\n- the word for it is a judgement.',
    });
    await open.execute(ada, {
      commandId: uuidv7(),
      readingId: reading.id,
      anchor: { blockId: paragraph(blocks, 7).id, span: null },
      body: 'Let us stay with this paragraph on Thursday: **who** is speaking here?',
    });
    await open.execute(clara, {
      commandId: uuidv7(),
      readingId: reading.id,
      anchor: { blockId: null, span: null },
      body: 'A thought on the whole text: it never says what the town *gained*.',
    });
    return true;
  } finally {
    await app.close();
  }
}

function paragraph(blocks: readonly Block[], number: number): Block {
  const found = blocks.find((block) => block.number === number);
  if (!found) throw new Error(`The demonstration text has no paragraph ${number}.`);
  return found;
}

function firstWords(block: Block) {
  const quote = block.text.split(/\s+/).slice(0, 6).join(' ');
  const start = block.text.indexOf(quote);
  return { start, end: start + quote.length, quote };
}
