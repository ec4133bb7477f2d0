import type { ClientBase } from 'pg';

/** A table as a backup sees it. */
export interface TableShape {
  readonly name: string;
  /** those that are stored; generated ones follow from them */
  readonly columns: readonly string[];
  /** what puts the rows into one order everywhere; empty where the table has no primary key */
  readonly order: readonly string[];
}

/** Every table of the product, by name. */
export async function readTables(client: ClientBase): Promise<TableShape[]> {
  const { rows } = await client.query<{ name: string; columns: string[]; order: string[] }>(`
    SELECT relation.relname AS name,
      array(
        SELECT attname::text FROM pg_attribute
        WHERE attrelid = relation.oid AND attnum > 0 AND NOT attisdropped AND attgenerated = ''
        ORDER BY attnum
      ) AS columns,
      array(
        SELECT quote_ident(attname) || CASE WHEN attcollation <> 0 THEN ' COLLATE "C"' ELSE '' END
        FROM pg_index, unnest(indkey::int2[]) WITH ORDINALITY AS key (attnum, position)
        JOIN pg_attribute USING (attnum)
        WHERE indrelid = relation.oid AND indisprimary AND attrelid = relation.oid
        ORDER BY position
      ) AS order
    FROM pg_class relation
    WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p') AND NOT relispartition
      AND ${isNotOfAnExtension('pg_class', 'relation.oid')}
    ORDER BY relname COLLATE "C"`);
  return rows;
}

/** The sequences of the product and where they stand. */
export async function readSequences(client: ClientBase): Promise<{ name: string; value: string; isCalled: boolean }[]> {
  const { rows } = await client.query<{ name: string }>(`
    SELECT relname AS name FROM pg_class
    WHERE relnamespace = 'public'::regnamespace AND relkind = 'S' AND ${isNotOfAnExtension('pg_class', 'pg_class.oid')}
    ORDER BY relname COLLATE "C"`);
  const sequences = [];
  for (const { name } of rows) {
    const { rows: states } = await client.query<{ value: string; isCalled: boolean }>(
      `SELECT last_value::text AS value, is_called AS "isCalled" FROM public.${quoted(name)}`,
    );
    if (states[0]) sequences.push({ name, ...states[0] });
  }
  return sequences;
}

/** A foreign key that is taken away while rows come in any order, and put back. */
export interface ForeignKey {
  readonly table: string;
  readonly name: string;
  readonly definition: string;
}

export async function readForeignKeys(client: ClientBase): Promise<ForeignKey[]> {
  const { rows } = await client.query<{ table: string; name: string; definition: string }>(`
    SELECT relname AS table, conname AS name, pg_get_constraintdef(pg_constraint.oid) AS definition
    FROM pg_constraint JOIN pg_class ON pg_class.oid = conrelid
    WHERE contype = 'f' AND relnamespace = 'public'::regnamespace AND conparentid = 0`);
  return rows;
}

/** Statements that remove everything of the product, and nothing that an extension brought. */
export async function dropStatements(client: ClientBase): Promise<string[]> {
  const { rows } = await client.query<{ statement: string }>(`
    SELECT CASE relkind WHEN 'v' THEN 'DROP VIEW IF EXISTS ' WHEN 'm' THEN 'DROP MATERIALIZED VIEW IF EXISTS '
        WHEN 'S' THEN 'DROP SEQUENCE IF EXISTS ' ELSE 'DROP TABLE IF EXISTS ' END
      || 'public.' || quote_ident(relname) || ' CASCADE' AS statement
    FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p', 'v', 'm', 'S')
      AND ${isNotOfAnExtension('pg_class', 'pg_class.oid')}
    UNION ALL
    SELECT 'DROP ROUTINE IF EXISTS ' || oid::regprocedure || ' CASCADE' FROM pg_proc
    WHERE pronamespace = 'public'::regnamespace AND ${isNotOfAnExtension('pg_proc', 'pg_proc.oid')}
    UNION ALL
    SELECT 'DROP TYPE IF EXISTS public.' || quote_ident(typname) || ' CASCADE' FROM pg_type
    WHERE typnamespace = 'public'::regnamespace AND typtype IN ('e', 'd')
      AND ${isNotOfAnExtension('pg_type', 'pg_type.oid')}`);
  return rows.map(({ statement }) => statement);
}

/** A name as it stands in a statement. */
export function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

function isNotOfAnExtension(catalogue: string, oid: string): string {
  return `NOT EXISTS (SELECT 1 FROM pg_depend WHERE classid = '${catalogue}'::regclass AND objid = ${oid} AND deptype = 'e')`;
}
