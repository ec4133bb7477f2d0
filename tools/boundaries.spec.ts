import { ESLint } from 'eslint';
import { beforeAll, describe, expect, it } from 'vitest';

const forbidden = [
  [
    'libs/contracts/src/fixture.ts',
    "import { DomainError } from '@lectern/server/platform';\nexport const used = DomainError;\n",
    '@nx/enforce-module-boundaries',
  ],
  [
    'libs/domain/src/fixture.ts',
    "import { readFileSync } from 'node:fs';\nexport const used = readFileSync;\n",
    'no-restricted-imports',
  ],
  [
    'libs/web/core/src/fixture.ts',
    "import { Database } from '@lectern/server/database';\nexport const used = Database;\n",
    '@nx/enforce-module-boundaries',
  ],
  [
    'libs/server/groups/src/fixture.ts',
    "import { AuthModule } from '@lectern/server/auth';\nexport const used = AuthModule;\n",
    '@nx/enforce-module-boundaries',
  ],
  ['libs/server/groups/src/fixture.ts', 'export const used = process.env;\n', 'no-restricted-syntax'],
  ...[
    'prisma.group.findMany({ where: { ...input } })',
    'prisma.group.create({ data: { ...input.body, id: 1 } })',
    'prisma.group.findMany({ orderBy: { ...input } })',
    'prisma.group.findMany({ select: { ...input } })',
    'prisma.$queryRawUnsafe(input)',
    'prisma.$executeRawUnsafe(input)',
    'Prisma.raw(input)',
  ].map(
    (call) => ['libs/server/groups/src/fixture.ts', `export const used = ${call};\n`, 'no-restricted-syntax'] as const,
  ),
] as const;

describe('the boundaries between libraries', () => {
  let eslint: ESLint;
  beforeAll(() => {
    process.env['NX_DAEMON'] = 'false';
    eslint = new ESLint();
  });

  it.each(forbidden)('refuses in %s: %s', async (filePath, code, ruleId) => {
    const [result] = await eslint.lintText(code, { filePath });
    const found = result?.messages.find((message) => message.ruleId === ruleId);
    expect(found?.severity).toBe(2);
    expect(found?.message.length).toBeGreaterThan(20);
  });

  it('lets through what is allowed', async () => {
    const code =
      "import { notFound } from '@lectern/server/platform';\n" +
      'export const used = [notFound, prisma.group.findMany({ where: { id }, select: { ...shown, id: true } })];\n';
    const [result] = await eslint.lintText(code, { filePath: 'libs/server/groups/src/fixture.ts' });
    expect(result?.messages).toEqual([]);
  });
});
