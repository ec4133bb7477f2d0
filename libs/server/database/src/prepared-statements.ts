const marked = /^\s*-- prepared: ([a-z-]+)\n/;
const names = new Map<string, string>();

/**
 * The name under which PostgreSQL keeps a statement's plan on each connection; empty: it is planned each time.
 * Only raw statements that begin with `-- prepared: a-name` have one. Those Prisma makes differ with each number of
 * values, and every connection would keep them all.
 */
export function preparedName({ sql }: { readonly sql: string }): string {
  if (!sql.includes('-- prepared: ')) return '';
  const known = names.get(sql);
  if (known !== undefined) return known;
  const name = marked.exec(sql)?.[1] ?? '';
  names.set(sql, name);
  return name;
}
