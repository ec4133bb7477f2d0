/** The beginning of a mention in front of the cursor: where its `@` stands and what was typed behind it. */
export interface MentionQuery {
  readonly start: number;
  readonly words: string;
}

// a name's beginning: a few words on one line, behind an @ that does not belong to an address
const begun = /(?:^|[\s([{"'“‘>])@([^\s@[\]()]{0,40}(?: [^\s@[\]()]{1,40}){0,2})$/u;
const looked = 130;

/** Whether somebody is being mentioned at the cursor; null if not. */
export function mentionQuery(text: string, cursor: number): MentionQuery | null {
  const words = begun.exec(text.slice(Math.max(0, cursor - looked), cursor))?.[1];
  return words === undefined ? null : { start: cursor - words.length - 1, words };
}
