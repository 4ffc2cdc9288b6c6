// The typed lint. A comment cannot switch a rule off (noInlineConfig): whoever needs an exception writes it here, with its reason.
import { defineConfig } from 'eslint/config';
import tseslint from 'typescript-eslint';
import { noBareDataSource } from './lint-rules.mjs';

const SPECS = ['**/*.spec.ts', '**/*.spec.tsx', 'test/**'];
const PURE = ['libs/{foundation,calendar,procedure}/**', 'libs/*/rules/**', 'libs/*/facts.ts'];

const environment = [
  {
    object: 'process',
    property: 'env',
    message: 'The environment is read in config/env.ts alone: add the setting to Env and hand it in.',
  },
];
const time = [
  {
    object: 'Date',
    property: 'now',
    message: 'Only Clock (#foundation) tells the time: offices may have a moved clock.',
  },
  {
    object: 'performance',
    property: 'now',
    message: 'Only Clock (#foundation) tells the time: use clock.monotonic().',
  },
  { object: 'process', property: 'hrtime', message: 'Only Clock (#foundation) tells the time: use clock.monotonic().' },
];
const timeWords = [
  {
    selector: 'NewExpression[callee.name="Date"][arguments.length=0], CallExpression[callee.name="Date"]',
    message: 'Only Clock (#foundation) tells the time: use clock.now(office).',
  },
];
const mailWords = [
  {
    selector: 'Property[key.name="prepared"][value.value=true]',
    message:
      'nodemailer checks a prepared message no more: a line break in an address would become a header. Let it build the message.',
  },
];
const viewWords = [
  {
    selector:
      ':matches(TemplateElement[value.raw=/^\\s*(insert|update|delete|merge|truncate)\\s/i], Literal[value=/^\\s*(insert into|update|delete from|merge into|truncate)\\s/i])',
    message: 'Views only look: a statement that writes belongs to an action or a reaction.',
  },
];

const restrictedImports = ({ pure }) => [
  'error',
  {
    paths: [
      {
        name: '@nestjs/cqrs',
        importNames: [
          'EventBus',
          'EventPublisher',
          'EventsHandler',
          'IEvent',
          'IEventHandler',
          'ISaga',
          'Saga',
          'ofType',
          'AggregateRoot',
          'UnhandledExceptionBus',
        ],
        message: 'Events in memory are lost with the process: append a fact to the ledger and hear it in a @Reaction.',
      },
      {
        name: '@nestjs/typeorm',
        importNames: ['InjectRepository', 'InjectDataSource', 'InjectEntityManager'],
        message: 'Use OfficeTx of #ledger.',
      },
      { name: 'node:process', message: 'Settings come from Env, arguments from apps/operator.' },
      { name: 'node:perf_hooks', message: 'Only Clock (#foundation) tells the time.' },
      ...(pure
        ? ['typeorm', 'pg', 'bullmq', 'nodemailer'].map((name) => ({
            name,
            message: 'The pure ring knows no framework.',
          }))
        : []),
    ],
    patterns: pure
      ? [
          {
            regex: '^(node:)?(fs|fs/promises|http|https|http2|child_process|dns|os|timers)$',
            message:
              'This place is pure: whoever calls it reads the file or opens the connection, and hands in what it found.',
          },
          { regex: '^@nestjs/', message: 'This place is pure: it knows no framework.' },
        ]
      : [],
  },
];

export default defineConfig(
  { ignores: ['dist/**', 'node_modules/**', '.data/**', 'assets/**'] },
  { linterOptions: { noInlineConfig: true, reportUnusedDisableDirectives: 'off' } },
  {
    files: ['**/*.ts', '**/*.tsx'],
    extends: [tseslint.configs.strictTypeChecked],
    plugins: { house: { rules: { 'no-bare-data-source': noBareDataSource } } },
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: process.cwd() } },
    rules: {
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true },
      ],
      eqeqeq: 'error',
      'no-console': 'error',
      'no-restricted-properties': ['error', ...environment, ...time],
      'no-restricted-syntax': ['error', ...timeWords, ...mailWords],
      'no-restricted-imports': restrictedImports({ pure: false }),
      'house/no-bare-data-source': 'error',

      // Ours in another dress: numbers in texts are read by people, and Nest modules are classes without a body.
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/restrict-plus-operands': ['error', { allowNumberAndString: true }],
      '@typescript-eslint/no-extraneous-class': ['error', { allowWithDecorator: true }],
      // `return tell(…)` and `() => this.close()` leave early and say so in one line.
      '@typescript-eslint/no-confusing-void-expression': 'off',
      '@typescript-eslint/no-meaningless-void-operator': 'off', // `() => void x` says that nothing is returned
      // A string is spread by code points on purpose (초성, grams, masks).
      '@typescript-eslint/no-misused-spread': ['error', { allow: ['string'] }],
      // An async method without await still turns a throw into a rejection, which is what callers wait for.
      '@typescript-eslint/require-await': 'off',
      // Answers are `Json`, and the table has checked their shape before a rule sees them.
      '@typescript-eslint/no-base-to-string': 'off',
      // LocalDate and LocalMinute are both strings; their names tell the reader which one is meant.
      '@typescript-eslint/no-duplicate-type-constituents': 'off',
      '@typescript-eslint/no-redundant-type-constituents': 'off',
      // The same: `as LocalDate` is for the reader.
      '@typescript-eslint/no-unnecessary-type-assertion': 'off',
      // Nest's options are classes in name only.
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
      // Another process may have changed the field since: `while (!this.stopped)` with an await inside.
      '@typescript-eslint/no-unnecessary-condition': 'off',
    },
  },
  {
    files: PURE,
    ignores: [...SPECS, 'libs/procedure/load.ts'],
    rules: { 'no-restricted-imports': restrictedImports({ pure: true }) },
  },
  {
    files: ['libs/*/views/**'],
    ignores: SPECS,
    rules: { 'no-restricted-syntax': ['error', ...timeWords, ...mailWords, ...viewWords] },
  },
  // The three places where the law of one place is made.
  { files: ['config/env.ts'], rules: { 'no-restricted-properties': ['error', ...time] } },
  {
    files: ['libs/foundation/clock.ts'],
    rules: { 'no-restricted-properties': ['error', ...environment], 'no-restricted-syntax': 'off' },
  },
  { files: ['libs/ledger/**', 'apps/operator/migrate.command.ts'], rules: { 'house/no-bare-data-source': 'off' } },
  // The mail catcher is a servant of the launcher and is told where to listen in two variables.
  { files: ['apps/catcher/main.ts'], rules: { 'no-restricted-properties': ['error', ...time] } },
  // What people run from a terminal speaks to it.
  { files: ['apps/catcher/main.ts', 'config/tools/**'], rules: { 'no-console': 'off' } },
  {
    files: SPECS,
    rules: {
      'no-restricted-properties': 'off',
      'no-restricted-syntax': ['error', ...mailWords],
      'house/no-bare-data-source': 'off',
      'no-console': 'off',
      // Rows of a test's own query, read right there.
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
    },
  },
  // The launcher runs before anything is installed or built: plain JavaScript, without types.
  {
    files: ['**/*.mjs', '**/*.cjs', '**/*.js'],
    extends: [tseslint.configs.disableTypeChecked],
    rules: { eqeqeq: 'error' },
  },
);
