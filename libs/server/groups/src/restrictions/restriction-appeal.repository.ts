import { Injectable } from '@nestjs/common';
import type { JudgeRestriction } from '@lectern/contracts';
import type { Transaction } from '@lectern/server/database';

/** An appeal before it is stored. */
export interface NewRestrictionAppeal {
  readonly id: string;
  readonly restrictionId: string;
  readonly begunById: string;
  readonly appellantId: string;
  readonly words: string;
}

/** Appeals against restrictions. The database refuses a second one, and a judge who began it or appeals. */
@Injectable()
export class RestrictionAppealRepository {
  async create(given: NewRestrictionAppeal, at: Date, transaction: Transaction): Promise<void> {
    const { id, restrictionId, begunById, appellantId, words } = given;
    await transaction.restrictionAppeal.create({
      data: { id, restrictionId, begunById, appellantId, words, createdAt: at },
      select: { id: true },
    });
  }

  async judge(
    id: string,
    judgedById: string,
    { outcome, reason }: JudgeRestriction,
    at: Date,
    transaction: Transaction,
  ): Promise<void> {
    await transaction.restrictionAppeal.update({
      where: { id },
      data: { judgedById, judgedAt: at, outcome, reason },
      select: { id: true },
    });
  }
}
