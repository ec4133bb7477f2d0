import * as z from 'zod';
import { momentSchema, personSchema } from '../identifiers';
import { limits } from '../limits';
import { singleLine, storableText } from '../text';

/** A rule of a group; its number is its place in the set. */
export const groupRuleSchema = z.strictObject({
  number: z.int().min(1),
  title: singleLine(limits.ruleTitleCharacters),
  text: storableText(limits.ruleTextCharacters),
});
export type GroupRule = z.infer<typeof groupRuleSchema>;

/** The rules of a group as they are now. Version 0: nobody wrote any, and those that everybody begins with hold. */
export const ruleSetSchema = z.strictObject({
  version: z.int().min(0),
  publishedAt: momentSchema.nullable(),
  publishedBy: personSchema.nullable(),
  rules: z.array(groupRuleSchema).min(1),
  /** whether the caller may write the next version */
  canPublish: z.boolean(),
});
export type RuleSet = z.infer<typeof ruleSetSchema>;

/** The next version of a group's rules, written on the one named; their numbers are their order. */
export const publishRulesSchema = z.strictObject({
  baseVersion: z.int().min(0).max(limits.ruleVersionsPerGroup),
  rules: z
    .array(groupRuleSchema.omit({ number: true }))
    .min(1, 'A group has at least one rule.')
    .max(limits.rulesPerGroup, `At most ${limits.rulesPerGroup} rules.`),
});
export type PublishRules = z.infer<typeof publishRulesSchema>;
