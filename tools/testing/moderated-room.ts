import type { INestApplicationContext } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import type { CaseAct, CaseDetail, DecisionAction, MemberRole, ReportKind, Statement } from '@lectern/contracts';
import { Database } from '@lectern/server/database';
import { ChangeRoleUseCase, ManageInvitationsUseCase, UseInvitationUseCase } from '@lectern/server/groups';
import {
  ActOnCaseUseCase,
  AppealUseCase,
  ListCasesUseCase,
  ReadCaseUseCase,
  ReadStatementsUseCase,
  ReportCommentUseCase,
} from '@lectern/server/moderation';
import type { SignedInCaller } from '@lectern/server/platform';
import { somebody } from './medium-app';
import { ReadingRoom } from './reading-room';

/** A reading room with two moderators beside its owner, and a reader who reports. */
export class ModeratedRoom {
  private constructor(
    readonly room: ReadingRoom,
    readonly ada: SignedInCaller,
    readonly ben: SignedInCaller,
    readonly reader: SignedInCaller,
  ) {}

  static async open(app: INestApplicationContext): Promise<ModeratedRoom> {
    const room = await ReadingRoom.open(app);
    const join = async (name: string, role: Exclude<MemberRole, 'owner'>) => {
      const person = await somebody(app, name);
      const link = { role, usesMax: 1, expiresInDays: 1 };
      const { token } = await app
        .get(ManageInvitationsUseCase, { strict: false })
        .create(room.owner, room.groupId, link);
      await app.get(UseInvitationUseCase, { strict: false }).accept(person, token);
      return person;
    };
    const people = await Promise.all([
      join('Ada', 'moderator'),
      join('Ben', 'moderator'),
      join('Rosa Reader', 'member'),
    ]);
    return new ModeratedRoom(room, ...people);
  }

  get app(): INestApplicationContext {
    return this.room.app;
  }

  get database(): Database {
    return this.app.get(Database, { strict: false });
  }

  report(commentId: string, as = this.reader, kind: ReportKind = 'insult', words = '') {
    return this.app
      .get(ReportCommentUseCase, { strict: false })
      .execute(as, { commandId: uuidv7(), commentId, kind, words });
  }

  /** A comment of the member's that was reported, and its case. */
  async reported(body = 'They are all fools.'): Promise<CaseDetail> {
    const { id } = await this.room.comment({ paragraph: 'Oil was dear' }, body);
    await this.report(id);
    return this.caseOf(id);
  }

  /** The case about a comment, for somebody who leads the group. */
  async caseOf(commentId: string, as = this.ada): Promise<CaseDetail> {
    const { cases } = await this.app
      .get(ListCasesUseCase, { strict: false })
      .execute(as, { groupId: this.room.groupId, of: 'waiting' });
    const found = cases.find((one) => one.commentId === commentId);
    if (!found) throw new Error('There is no such case.');
    return this.read(found.id, as);
  }

  read(caseId: string, as = this.ada): Promise<CaseDetail> {
    return this.app.get(ReadCaseUseCase, { strict: false }).execute(as, caseId);
  }

  act(
    seen: Pick<CaseDetail, 'id' | 'version'>,
    act: CaseAct,
    as = this.ada,
    commandId = uuidv7(),
  ): Promise<CaseDetail> {
    return this.app
      .get(ActOnCaseUseCase, { strict: false })
      .execute(as, { caseId: seen.id, commandId, version: seen.version, act });
  }

  decide(seen: CaseDetail, action: Exclude<DecisionAction, 'restore'>, as = this.ada): Promise<CaseDetail> {
    return this.act(seen, decision(seen, action), as);
  }

  appeal(decisionId: string, as = this.room.member): Promise<{ appealId: string }> {
    return this.app
      .get(AppealUseCase, { strict: false })
      .execute(as, { commandId: uuidv7(), decisionId, words: 'It was meant as a quotation.' });
  }

  statements(as = this.room.member): Promise<Statement[]> {
    return this.app.get(ReadStatementsUseCase, { strict: false }).list(as);
  }

  demote(person: SignedInCaller, role: MemberRole = 'member') {
    const { owner, groupId } = this.room;
    return this.app.get(ChangeRoleUseCase, { strict: false }).execute(owner, groupId, person.personId, role);
  }
}

/** A decision on a case as it was seen, by the first rule that everybody begins with. */
export function decision(seen: CaseDetail, action: Exclude<DecisionAction, 'restore'>) {
  const reason = 'It speaks of people, not of the text.';
  const said = { reason, bodyVersion: seen.comment.version, ruleVersion: 0, ruleNumber: 1 };
  const words = action === 'edit' ? 'They are all mistaken.' : undefined;
  return { do: 'decide', action, ...said, words } as const;
}
