import { memberRoleSchema, type MemberRole } from '@lectern/contracts';
import type { ProseBlock, ProseInline, ProseTree } from './prose-tree';

/** Who is mentioned: a person, or everybody who has a role in the group. */
export type MentionTarget =
  { readonly kind: 'person'; readonly id: string } | { readonly kind: 'role'; readonly role: MemberRole };

/** Everybody a comment mentions, each once. */
export interface Mentioned {
  readonly personIds: readonly string[];
  readonly roles: readonly MemberRole[];
}

const person = /^person:([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;
const sign = /[\\`*_[\]<>!&]/g;

/** Whom the address of a link behind an `@` mentions; null if it is none of ours. */
export function mentionTarget(address: string): MentionTarget | null {
  const id = person.exec(address)?.[1];
  if (id) return { kind: 'person', id };
  const role = address.startsWith('role:') ? memberRoleSchema.safeParse(address.slice('role:'.length)) : null;
  return role?.success ? { kind: 'role', role: role.data } : null;
}

/** A mention as it is written: `@[Ada](person:…)`, `@[moderators](role:moderator)`. */
export function mentionMarkdown(name: string, target: MentionTarget): string {
  const address = target.kind === 'person' ? `person:${target.id}` : `role:${target.role}`;
  return `@[${name.replace(sign, '\\$&')}](${address})`;
}

/** Whether a text can have a mention at all: most have none, and are not parsed for it. */
export function mayMention(markdown: string): boolean {
  return markdown.includes('](person:') || markdown.includes('](role:');
}

/** Everybody a tree mentions, in the order of first mention. Words quoted from others mention nobody. */
export function mentionsOf(tree: ProseTree): Mentioned {
  const targets = tree.flatMap(inBlock);
  return {
    personIds: unique(targets.flatMap((target) => (target.kind === 'person' ? target.id : []))),
    roles: unique(targets.flatMap((target) => (target.kind === 'role' ? target.role : []))),
  };
}

function inBlock(block: ProseBlock): MentionTarget[] {
  switch (block.kind) {
    case 'paragraph':
      return block.children.flatMap(inInline);
    case 'list':
      return block.items.flatMap((item) => item.children.flatMap(inBlock));
    default:
      return [];
  }
}

function inInline(node: ProseInline): MentionTarget[] {
  if (node.kind === 'mention') return [node.target];
  return 'children' in node ? node.children.flatMap(inInline) : [];
}

function unique<T>(items: readonly T[]): T[] {
  return [...new Set(items)];
}
