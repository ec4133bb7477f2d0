import { Injectable } from '@nestjs/common';
import { limits } from '@lectern/contracts';
import { Database } from '@lectern/server/database';

/** Reports by whom they are from, with what became of their cases. */
@Injectable()
export class OwnReportRepository {
  constructor(private readonly database: Database) {}

  of(reporterId: string) {
    return this.database.client.report.findMany({
      where: { reporterId },
      orderBy: [{ createdAt: 'desc' }, { id: 'asc' }],
      take: limits.reportsPerList,
      select: {
        id: true,
        kind: true,
        words: true,
        bodySeq: true,
        createdAt: true,
        case: {
          select: {
            state: true,
            commentId: true,
            group: { select: { id: true, name: true } },
            comment: {
              select: {
                threadId: true,
                deletedAt: true,
                withheldAs: true,
                thread: { select: { reading: { select: { id: true, title: true } } } },
              },
            },
            decisions: {
              where: { OR: [{ endedAt: null }, { endedBy: { not: 'undo' } }] },
              orderBy: { decidedAt: 'asc' },
              select: { id: true, action: true, decidedAt: true, reason: true, bodySeq: true, endedAt: true },
            },
            appeals: { where: { appellantId: reporterId }, select: { decisionId: true } },
          },
        },
      },
    });
  }
}

/** A report with its case. */
export type OwnReportRecord = Awaited<ReturnType<OwnReportRepository['of']>>[number];
