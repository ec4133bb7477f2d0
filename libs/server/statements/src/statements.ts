import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { StatementContent } from '@lectern/contracts';
import type { Transaction } from '@lectern/server/database';
import { LiveSockets } from '@lectern/server/realtime';
import { StatementRepository } from './statement.repository';

/** A statement before it is stored: about a decision on a comment, or about a restriction of a member. */
export interface NewStatement {
  readonly decisionId?: string;
  readonly restrictionId?: string;
  readonly personId: string;
  readonly content: StatementContent;
  readonly at: Date;
}

/** The one way in which whoever is restricted is told. */
@Injectable()
export class Statements {
  constructor(
    private readonly stored: StatementRepository,
    private readonly sockets: LiveSockets,
  ) {}

  /** In the transaction that restricts: both are stored or none. */
  async tell({ decisionId, restrictionId, personId, content, at }: NewStatement, transaction: Transaction) {
    await transaction.statement.create({
      data: { id: randomUUID(), decisionId, restrictionId, personId, content, createdAt: at },
      select: { id: true },
    });
  }

  /** After the commit: whoever it is for hears at once how many there are to read. */
  async announce(personId: string): Promise<void> {
    this.sockets.statementsChanged(personId, await this.stored.unread(personId));
  }
}
