import nx from '@nx/eslint-plugin';
import angular from 'angular-eslint';
import tseslint from 'typescript-eslint';

/** Which library may use which. Each rule's message says why it is there. */
const boundaries = {
  enforceBuildableLibDependency: false,
  allow: [],
  depConstraints: [
    { sourceTag: 'type:contract', onlyDependOnLibsWithTags: [], allowedExternalImports: ['zod'] },
    { sourceTag: 'type:domain', onlyDependOnLibsWithTags: ['type:contract', 'type:domain'] },
    { sourceTag: 'type:platform', onlyDependOnLibsWithTags: ['type:contract', 'type:domain', 'type:platform'] },
    { sourceTag: 'type:part', onlyDependOnLibsWithTags: ['type:contract', 'type:domain', 'type:platform', 'type:ui'] },
    { sourceTag: 'type:ui', onlyDependOnLibsWithTags: ['type:contract', 'type:domain', 'type:platform', 'type:ui'] },
    {
      sourceTag: 'type:feature',
      onlyDependOnLibsWithTags: ['type:contract', 'type:domain', 'type:platform', 'type:part', 'type:ui'],
    },
    { sourceTag: 'scope:shared', onlyDependOnLibsWithTags: ['scope:shared'] },
    {
      sourceTag: 'scope:web',
      onlyDependOnLibsWithTags: ['scope:shared', 'scope:web'],
      bannedExternalImports: ['@nestjs/*', '@prisma/*', 'pg', 'node:*'],
    },
    {
      sourceTag: 'scope:server',
      onlyDependOnLibsWithTags: ['scope:shared', 'scope:server'],
      bannedExternalImports: ['@angular/*', '@ngrx/*'],
    },
  ],
};

const restricted = {
  allRoutes: {
    paths: [
      {
        name: '@lectern/contracts',
        importNames: ['routes'],
        message: 'A page loads only the contracts it speaks: take the routes of the feature, such as readingRoutes.',
      },
    ],
  },
  noIo: {
    patterns: [
      {
        group: ['node:*', 'fs', 'fs/*', 'http', 'https', 'net', 'pg', '@prisma/*', '@nestjs/*', '@angular/*'],
        message:
          'Domain libraries are pure: no input, no output, no framework. Do that in a use case and hand in what is needed.',
      },
    ],
  },
};

const bannedSyntax = [
  {
    selector: "MemberExpression[object.name='process'][property.name='env']",
    message: 'Settings are read once, in @lectern/server/platform config.ts; take what you need from Config.',
  },
  { selector: "Identifier[name='forwardRef']", message: 'A cycle: move what both need into a third place.' },
  {
    selector: 'MemberExpression[property.name=/^(\\$queryRawUnsafe|\\$executeRawUnsafe|bypassSecurityTrust.*)$/]',
    message: 'Never: parameterise the statement, or draw with templates.',
  },
  { selector: "MemberExpression[object.name='Prisma'][property.name='raw']", message: 'Parameterise with Prisma.sql.' },
  {
    selector:
      'Property[key.name=/^(where|data|orderBy|create|update)$/] > ObjectExpression > SpreadElement[argument.type=/^(Identifier|MemberExpression)$/]',
    message: 'Name the columns: whatever else an input carries would become a condition or be stored.',
  },
  {
    selector:
      'Property[key.name=/^(select|include)$/] > ObjectExpression > SpreadElement > Identifier[name!=/^(shown|columns|[a-z]+Columns)$/]',
    message: 'Name the columns, or spread a constant called columns: an input must not choose what is read.',
  },
  {
    selector: 'MemberExpression[property.name=/^(innerHTML|outerHTML)$/]',
    message: 'Nothing is drawn as HTML: blocks, marks and prose trees have templates.',
  },
];

export default tseslint.config(
  { ignores: ['**/node_modules', 'dist', 'data', 'tmp', 'test-output', '.nx', '.angular', '**/generated/**'] },
  { plugins: { '@nx': nx } },
  {
    files: ['**/*.ts'],
    extends: [...tseslint.configs.strict, ...tseslint.configs.stylistic],
    languageOptions: { parserOptions: { emitDecoratorMetadata: true, experimentalDecorators: true } },
    rules: {
      '@nx/enforce-module-boundaries': ['error', boundaries],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-extraneous-class': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/consistent-type-imports': [
        'error',
        { fixStyle: 'inline-type-imports', prefer: 'type-imports', disallowTypeAnnotations: false },
      ],
      'no-restricted-syntax': ['error', ...bannedSyntax],
      eqeqeq: 'error',
      'no-console': 'error',
    },
  },
  {
    files: [
      'libs/domain/src/**/*.ts',
      'libs/anchoring/src/**/*.ts',
      'libs/contracts/src/**/*.ts',
      'libs/prose/src/**/*.ts',
      'libs/delivery-check/src/**/*.ts',
      'libs/exporting/src/**/*.ts',
      'libs/moderation-log/src/**/*.ts',
      'libs/moderation-words/src/**/*.ts',
    ],
    ignores: ['**/*.spec.ts'],
    rules: { 'no-restricted-imports': ['error', restricted.noIo] },
  },
  {
    files: ['tools/**/*.ts', 'prisma/**/*.ts', '*.ts', 'apps/*-e2e/**/*.ts', 'apps/api/src/main.ts', '**/*.spec.ts'],
    rules: {
      'no-console': 'off',
      'no-restricted-syntax': ['error', ...bannedSyntax.slice(1, -1)],
      '@nx/enforce-module-boundaries': 'off',
    },
  },
  {
    files: ['apps/web/**/*.ts', 'libs/web/**/*.ts'],
    extends: [...angular.configs.tsRecommended],
    processor: angular.processInlineTemplates,
    rules: {
      '@angular-eslint/component-class-suffix': 'off',
      '@angular-eslint/directive-class-suffix': 'off',
      'no-restricted-imports': ['error', restricted.allRoutes],
    },
  },
  {
    files: ['apps/web/**/*.html', 'libs/web/**/*.html'],
    extends: [...angular.configs.templateRecommended, ...angular.configs.templateAccessibility],
  },
);
