import type { JoinPolicy, MemberRole, Visibility } from '@lectern/contracts';

/** Who acts, with the facts every rule decides from. `personId: null` is someone not signed in. */
export interface Actor {
  readonly personId: string | null;
  /** the role in the group in question; null: no member */
  readonly role: MemberRole | null;
}

/** The facts of a group that rules look at. */
export interface GroupFacts {
  readonly visibility: Visibility;
  readonly joinPolicy: JoinPolicy;
}

/** The facts of a comment that rules look at. */
export interface CommentFacts {
  readonly authorId: string | null;
  readonly isDeleted: boolean;
}

/** allow; forbid (it exists, but not for you to change); hide (for you it does not exist). */
export type Verdict = 'allow' | 'forbid' | 'hide';
