import * as z from 'zod';
import { commandIdSchema, idSchema, linkTokenSchema, momentSchema, personSchema } from './identifiers';
import { limits } from './limits';
import { raidModeSchema, raidSignsSchema } from './moderation/raid-mode';
import { reactionSetSchema } from './reactions';
import { singleLine, storableText } from './text';

export const memberRoleSchema = z.enum(['owner', 'moderator', 'member', 'observer']);
export type MemberRole = z.infer<typeof memberRoleSchema>;

/** private: members only. unlisted: whoever has the address may read. public: also listed. */
export const visibilitySchema = z.enum(['private', 'unlisted', 'public']);
export type Visibility = z.infer<typeof visibilitySchema>;

export const joinPolicySchema = z.enum(['invitation', 'request', 'open']);
export type JoinPolicy = z.infer<typeof joinPolicySchema>;

const groupSettings = {
  name: singleLine(limits.groupNameCharacters),
  description: storableText(limits.groupDescriptionCharacters),
  visibility: visibilitySchema,
  joinPolicy: joinPolicySchema,
};

/** The command's id becomes the group's, so a repeat makes no second group. */
export const createGroupSchema = z.strictObject({ commandId: commandIdSchema, ...groupSettings });
export type CreateGroup = z.infer<typeof createGroupSchema>;

export const updateGroupSchema = z.strictObject({ ...groupSettings, reactions: reactionSetSchema }).partial();
export type UpdateGroup = z.infer<typeof updateGroupSchema>;

/** What the caller may do with a group, decided by the server. */
export const groupAbilitiesSchema = z.strictObject({
  update: z.boolean(),
  invite: z.boolean(),
  decideRequests: z.boolean(),
  manageMembers: z.boolean(),
  seeMembers: z.boolean(),
  addReading: z.boolean(),
  join: z.boolean(),
  requestToJoin: z.boolean(),
  leave: z.boolean(),
  report: z.boolean(),
  moderate: z.boolean(),
});
export type GroupAbilities = z.infer<typeof groupAbilitiesSchema>;

export const groupSchema = z.strictObject({
  id: idSchema,
  name: z.string(),
  description: z.string(),
  visibility: visibilitySchema,
  joinPolicy: joinPolicySchema,
  /** what its members can put to a comment */
  reactions: reactionSetSchema,
  memberCount: z.int(),
  readingCount: z.int(),
  /** comments by others in its readings that a member has not seen; 0 for everybody else */
  unreadCount: z.int(),
  createdAt: momentSchema,
  /** the caller's own role; null for someone who is no member */
  role: memberRoleSchema.nullable(),
  hasOpenRequest: z.boolean(),
  /** what holds while it is in raid mode; null: it is not */
  raid: raidModeSchema.nullable(),
  /** why raid mode is proposed, for who leads the group; null: it is not */
  raidSigns: raidSignsSchema.nullable(),
  can: groupAbilitiesSchema,
});
export type Group = z.infer<typeof groupSchema>;

export const memberSchema = z.strictObject({
  person: personSchema,
  role: memberRoleSchema,
  joinedAt: momentSchema,
  can: z.strictObject({ changeRole: z.boolean(), remove: z.boolean() }),
});
export type Member = z.infer<typeof memberSchema>;

export const changeRoleSchema = z.strictObject({ role: memberRoleSchema });

export const createInvitationSchema = z.strictObject({
  role: z.enum(['moderator', 'member', 'observer']),
  usesMax: z.int().min(1).max(limits.invitationUsesMax),
  expiresInDays: z.int().min(1).max(limits.invitationDaysMax),
});
export type CreateInvitation = z.infer<typeof createInvitationSchema>;

export const invitationSchema = z.strictObject({
  id: idSchema,
  role: memberRoleSchema,
  usesMax: z.int(),
  uses: z.int(),
  expiresAt: momentSchema,
  createdAt: momentSchema,
  createdBy: personSchema.nullable(),
});
export type Invitation = z.infer<typeof invitationSchema>;

/** The secret of an invitation is shown once, to whoever made it; only its hash is kept. */
export const createdInvitationSchema = invitationSchema.extend({ token: linkTokenSchema });
export type CreatedInvitation = z.infer<typeof createdInvitationSchema>;

/** What the holder of an invitation link sees before accepting. */
export const invitationPreviewSchema = z.strictObject({
  group: z.strictObject({ id: idSchema, name: z.string(), description: z.string(), memberCount: z.int() }),
  role: memberRoleSchema,
  isMember: z.boolean(),
});
export type InvitationPreview = z.infer<typeof invitationPreviewSchema>;

export const requestToJoinSchema = z.strictObject({ message: storableText(limits.joinRequestMessageCharacters) });

export const joinRequestSchema = z.strictObject({
  id: idSchema,
  person: personSchema,
  message: z.string(),
  createdAt: momentSchema,
});
export type JoinRequest = z.infer<typeof joinRequestSchema>;

export const decideRequestSchema = z.strictObject({ decision: z.enum(['accept', 'decline']) });
