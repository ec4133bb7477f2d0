import type { Appeal, CaseState, DecisionAction, ReportKind, WithheldAs } from '@lectern/contracts';

type Judgement = NonNullable<Appeal['judged']>;

/** A decision as stored. */
export interface DecisionRecord {
  readonly id: string;
  readonly action: DecisionAction;
  readonly decidedById: string;
  readonly decidedAt: Date;
  readonly reason: string;
  readonly ruleVersion: number | null;
  readonly ruleNumber: number | null;
  readonly bodySeq: number;
  readonly before: WithheldAs | null;
  readonly until: Date | null;
  readonly endedAt: Date | null;
  readonly endedBy: string | null;
}

/** An appeal as stored. */
export interface AppealRecord {
  readonly id: string;
  readonly decisionId: string;
  readonly side: Appeal['side'];
  readonly appellantId: string;
  readonly words: string;
  readonly createdAt: Date;
  readonly judgedById: string | null;
  readonly judgedAt: Date | null;
  readonly outcome: Judgement['outcome'] | null;
  readonly reason: string | null;
}

/** A report as a case needs it. */
export interface ReportRecord {
  readonly id: string;
  readonly kind: ReportKind;
  readonly words: string;
  readonly reporterId: string | null;
  readonly bodySeq: number;
  readonly createdAt: Date;
}

/** The comment a case is about, with what was withheld of it. */
export interface TargetRecord {
  readonly authorId: string | null;
  readonly body: string;
  readonly bodySeq: number;
  readonly createdAt: Date;
  readonly editedAt: Date | null;
  readonly deletedAt: Date | null;
  readonly withheldAs: WithheldAs | null;
  readonly withheld: { readonly body: string; readonly until: Date | null } | null;
  readonly threadId: string;
  readonly thread: {
    readonly readingId: string;
    /** null: everybody who sees the reading hears it */
    readonly audienceId: string | null;
    readonly reading: { readonly title: string };
  };
}

/** A case with what its rules look at. */
export interface CaseRecord {
  readonly id: string;
  readonly groupId: string;
  readonly commentId: string;
  /** a claim is a lease beside it, not a state of its own here */
  readonly state: Exclude<CaseState, 'claimed'>;
  readonly version: number;
  readonly bodySeq: number;
  readonly priority: number;
  readonly reportCount: number;
  readonly reportWeight: number;
  readonly weighedBy: readonly string[];
  readonly openedAt: Date;
  readonly updatedAt: Date;
  readonly claimedById: string | null;
  readonly claimUntil: Date | null;
  readonly secondAsked: boolean;
  readonly isEscalated: boolean;
  readonly comment: TargetRecord;
  readonly reports: readonly ReportRecord[];
  /** the oldest first */
  readonly decisions: readonly DecisionRecord[];
  readonly appeals: readonly AppealRecord[];
}
