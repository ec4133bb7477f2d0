import type { INestApplicationContext } from '@nestjs/common';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { v7 as uuidv7 } from 'uuid';
import type { ContactKind } from '@lectern/contracts';
import { mentionMarkdown } from '@lectern/prose';
import { ChangeRoleUseCase } from '@lectern/server/groups';
import type { SignedInCaller } from '@lectern/server/platform';
import { CreateCommentUseCase } from '@lectern/server/threads';
import { mediumApp, somebody } from '../../../../../tools/testing/medium-app';
import { ReadingRoom } from '../../../../../tools/testing/reading-room';
import { NotificationFollower } from '../../../notifications/src/notification-follower';
import { ReadNotificationsUseCase } from '../../../notifications/src/use-cases/read-notifications.use-case';
import { ChooseContactsUseCase } from './choose-contacts.use-case';

let app: INestApplicationContext;
let room: ReadingRoom;
let contacts: ChooseContactsUseCase;
beforeAll(async () => {
  app = await mediumApp();
  room = await ReadingRoom.open(app);
  contacts = app.get(ChooseContactsUseCase, { strict: false });
});
afterAll(() => app.close());

const choose = (choice: ContactKind | null, as = room.owner, whom = room.member) =>
  choice ? contacts.choose(as, whom.personId, choice) : contacts.forget(as, whom.personId);
const answer = (threadId: string, parentId: string | null, body: string, as: SignedInCaller) =>
  app.get(CreateCommentUseCase, { strict: false }).execute(as, { commandId: uuidv7(), threadId, parentId, body });
const told = async (as: SignedInCaller) => {
  await app.get(NotificationFollower, { strict: false }).settled();
  const page = await app.get(ReadNotificationsUseCase, { strict: false }).execute(as, { of: 'all' });
  return { unread: page.unreadCount, excerpts: page.notifications.map(({ excerpt }) => excerpt) };
};
const mention = ({ personId: id }: SignedInCaller) => mentionMarkdown('You', { kind: 'person', id });

describe('whom one does not want to hear from', () => {
  it('tells one nothing, neither new nor what was told before; heard again both are there', async () => {
    const { id } = await room.comment({}, 'A question of the owner.', room.owner);
    await answer(id, id, 'before', room.member);
    expect(await told(room.owner)).toEqual({ unread: 1, excerpts: ['before'] });
    await choose('muted');
    await answer(id, id, `${mention(room.owner)} while muted`, room.member);
    expect(await told(room.owner)).toEqual({ unread: 0, excerpts: [] });
    await choose(null);
    await answer(id, id, 'after', room.member);
    expect(await told(room.owner)).toEqual({ unread: 2, excerpts: ['after', 'before'] });
  });

  it('cannot answer or mention who blocked them, and can write beside it; who leads the group can', async () => {
    await choose('blocked', room.member, room.owner);
    const { id } = await room.comment({}, 'Of the member.', room.member);
    await answer(id, id, `${mention(room.member)} from who leads`, room.owner);

    const other = await somebody(app, 'Another Owner');
    const { owner, member, groupId } = room;
    await choose(null, member, owner);
    await choose('blocked', owner, member);
    const { id: ofOwner } = await room.comment({}, 'Of the owner.', owner);
    const refused = answer(ofOwner, ofOwner, 'An answer.', member);
    await expect(refused).rejects.toMatchObject({ code: 'E_FORBIDDEN', message: expect.stringContaining('beside it') });
    await answer(ofOwner, null, `${mention(owner)} beside it`, member);
    await told(owner);
    await choose(null);
    // heard again, and yet the call was never one
    expect((await told(owner)).excerpts).not.toContain('@You beside it');

    await choose('blocked');
    await app.get(ChangeRoleUseCase, { strict: false }).execute(owner, groupId, member.personId, 'moderator');
    await answer(ofOwner, ofOwner, 'As a moderator.', member);
    await app.get(ChangeRoleUseCase, { strict: false }).execute(owner, groupId, member.personId, 'member');
    await expect(choose('muted', other, member)).rejects.toMatchObject({ code: 'E_NOT_FOUND' });
    await expect(choose('muted', owner, owner)).rejects.toMatchObject({ code: 'E_CONFLICT' });
    await expect(choose('muted', owner, { ...owner, personId: uuidv7() })).rejects.toMatchObject({
      code: 'E_NOT_FOUND',
    });
  });

  it('stands in one’s list, once, with what was chosen last', async () => {
    await choose('muted');
    await choose('blocked');
    expect(await contacts.list(room.owner)).toEqual([
      { person: { id: room.member.personId, displayName: 'Max Member' }, choice: 'blocked', since: expect.any(String) },
    ]);
    await choose(null);
    expect(await contacts.list(room.owner)).toEqual([]);
  });
});
