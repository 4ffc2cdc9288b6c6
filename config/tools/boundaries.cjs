// What may know what (docs: README, "The rooms"). Each rule carries the sentence a person gets.
// Rings from the inside out. A library may import only libraries named before it; services do not import each other at all.
const RINGS = {
  pure: ['foundation', 'calendar', 'procedure'],
  platform: ['ledger', 'reminders', 'krds', 'letters', 'documents', 'exports', 'files', 'front'],
  ground: ['office', 'people', 'matters', 'councils', 'mailroom', 'lists'],
  service: ['cases', 'petitions', 'proposals', 'meetings', 'visits', 'conflicts', 'pledges', 'privacy'],
  last: ['briefings'],
};

const INWARD = Object.values(RINGS).flat();
const SPEC = '\\.spec\\.tsx?$';
const PURE = `^libs/(${RINGS.pure.join('|')})/`;
const A_SERVICE = `^libs/(${RINGS.service.join('|')})/`;
const RULES = '^libs/([^/]+)/(rules/|facts\\.ts$)';
// Briefings sum what other libraries' views returned: their rules name those shapes, as types that are gone when they run.
const FIGURES = '^libs/briefings/rules/';
const DOORS = '^libs/[^/]+/(index|facts)\\.ts$';
const MACHINE =
  '^(node:)?(fs|fs/promises|http|https|http2|child_process|worker_threads|cluster|dns|dns/promises|os|process|timers|timers/promises)$';
const FRAMEWORK = 'node_modules/(@nestjs|typeorm|pg|bullmq|ioredis|nodemailer|rxjs|fastify|@fastify|pino|preact)/';
const HTTP =
  'node_modules/(fastify|@fastify|express|@nestjs/platform-fastify|@nestjs/platform-express|@nestjs/swagger)/|^(node:)?(http|https|http2)$';

const ringOf = (library) => Object.keys(RINGS).find((ring) => RINGS[ring].includes(library));

/** A service's neighbours have a rule of their own, so they are left out here. */
const outward = (library) =>
  INWARD.slice(INWARD.indexOf(library) + 1).filter(
    (other) => ringOf(library) !== 'service' || ringOf(other) !== 'service',
  );

const rings = INWARD.filter((library) => outward(library).length > 0).map((library) => ({
  name: `ring-of-${library}`,
  severity: 'error',
  comment: `${library} is of the ring "${ringOf(library)}": it may import only libraries further in. What both need moves down a ring.`,
  from: { path: `^libs/${library}/`, pathNot: SPEC },
  to: { path: `^libs/(${outward(library).join('|')})/` },
}));

module.exports = {
  forbidden: [
    {
      name: 'pure-rules',
      severity: 'error',
      comment:
        'rules/ and facts.ts are pure, however indirectly: they may import only foundation, calendar, procedure and their own rules/ and facts.ts.',
      from: { path: RULES, pathNot: [SPEC, FIGURES] },
      to: {
        reachable: true,
        path: '^(apps|libs|config|migrations)/',
        pathNot: [PURE, '^libs/$1/(rules/|facts\\.ts$)'],
      },
    },
    {
      name: 'pure-figures',
      severity: 'error',
      comment: 'The rules of briefings are sums: of other libraries they may name types, and nothing else.',
      from: { path: FIGURES, pathNot: SPEC },
      to: {
        path: ['^(apps|libs|config|migrations)/', 'node_modules/', MACHINE],
        pathNot: [PURE, FIGURES],
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'pure-of-frameworks',
      severity: 'error',
      comment:
        'rules/, facts.ts and the pure ring know no framework, however indirectly: no Nest, no database, no queue, no page.',
      from: { path: [RULES, PURE], pathNot: [SPEC, FIGURES] },
      to: { reachable: true, path: FRAMEWORK },
    },
    {
      name: 'pure-of-the-machine',
      severity: 'error',
      comment:
        'rules/, facts.ts and the pure ring do not touch the machine (files, network, processes): whoever calls them hands in what they need.',
      // load.ts is where a folder of procedure tables becomes a book, once, at the start; everything behind it takes texts.
      from: { path: [RULES, PURE], pathNot: [SPEC, '^libs/procedure/load\\.ts$'] },
      to: { path: MACHINE },
    },
    ...rings,
    {
      name: 'every-library-has-a-ring',
      severity: 'error',
      comment: 'This library stands in no ring yet: name it in RINGS (config/tools/boundaries.cjs) where it belongs.',
      from: { path: '^(apps|libs|config|migrations|test)/' },
      to: { path: '^libs/', pathNot: `^libs/(${INWARD.join('|')})/` },
    },
    {
      name: 'neighbours-meet-through-facts',
      severity: 'error',
      comment:
        "A service knows of its neighbour only what the neighbour's facts.ts tells. If both need the same thing, it moves down a ring.",
      from: { path: A_SERVICE },
      to: { path: A_SERVICE, pathNot: ['^libs/$1/', '^libs/[^/]+/facts\\.ts$'] },
    },
    {
      name: 'neighbours-meet-in-reactions',
      severity: 'error',
      comment: "A neighbour's facts are heard in reactions/ and nowhere else.",
      from: { path: A_SERVICE, pathNot: ['^libs/[^/]+/reactions/', SPEC] },
      to: { path: `${A_SERVICE}facts\\.ts$`, pathNot: '^libs/$1/' },
    },
    {
      name: 'two-doors',
      severity: 'error',
      comment: 'From outside, a library is its two doors, index.ts and facts.ts: export there what others may use.',
      from: { path: '^libs/([^/]+)/' },
      to: { path: '^libs/', pathNot: ['^libs/$1/', DOORS] },
    },
    {
      name: 'two-doors-for-apps',
      severity: 'error',
      comment: 'From outside, a library is its two doors, index.ts and facts.ts: export there what others may use.',
      // The limit that bench measures against writes the very grams that the product writes.
      from: { path: '^(apps|config|migrations|test)/', pathNot: '^test/bench/limit\\.ts$' },
      to: { path: '^libs/', pathNot: DOORS },
    },
    {
      name: 'own-door-is-for-others',
      severity: 'error',
      comment:
        'Inside a library the files name each other: index.ts is the door for others, and going out through it makes circles.',
      from: { path: '^libs/([^/]+)/', pathNot: SPEC },
      to: { path: '^libs/$1/index\\.ts$' },
    },
    {
      name: 'views-never-act',
      severity: 'error',
      comment: 'Views only look: they import neither actions nor reactions, and give no commands.',
      from: { path: '^libs/[^/]+/views/', pathNot: SPEC },
      to: { path: ['^libs/[^/]+/(actions|reactions)/', 'node_modules/@nestjs/cqrs/'] },
    },
    {
      name: 'nobody-knows-briefings',
      severity: 'error',
      comment: 'Briefings know everyone and nobody knows them: only apps may import them.',
      from: { path: '^(libs|config|migrations)/', pathNot: '^libs/briefings/' },
      to: { path: '^libs/briefings/' },
    },
    {
      name: 'apps-stand-apart',
      severity: 'error',
      comment:
        'Apps do not import each other. What several need lies beside them in apps/ (wiring.ts), or is a library.',
      from: { path: '^apps/([^/]+)/' },
      to: { path: '^apps/[^/]+/', pathNot: '^apps/$1/' },
    },
    {
      name: 'libraries-know-no-app',
      severity: 'error',
      comment:
        'Apps choose, libraries do: a library gets its settings handed in and imports neither apps/ nor config/ nor migrations/.',
      from: { path: '^libs/', pathNot: SPEC },
      to: { path: '^(apps|config|migrations)/' },
    },
    {
      name: 'http-lives-in-apps',
      severity: 'error',
      comment: 'HTTP lives in apps, and what all fronts share of it in libs/front: no other library knows it.',
      from: { path: '^libs/', pathNot: ['^libs/front/', SPEC] },
      to: { path: HTTP },
    },
    {
      name: 'tests-stay-outside',
      severity: 'error',
      comment: 'What runs does not import what tests it.',
      from: { path: '^(apps|libs|config|migrations)/', pathNot: [SPEC, '^config/tools/'] },
      to: { path: ['^test/', SPEC] },
    },
    {
      name: 'no-development-packages',
      severity: 'error',
      comment:
        'What runs imports only `dependencies` of package.json; this one is for development and is missing in an installation.',
      from: { path: '^(apps|libs|config|migrations)/', pathNot: [SPEC, '^config/tools/'] },
      to: { dependencyTypes: ['npm-dev'] },
    },
    {
      name: 'no-unlisted-packages',
      severity: 'error',
      comment: 'This package is not in package.json: it is here by chance, through another one.',
      from: { path: '^(apps|libs|config|migrations|test)/' },
      // Types of the server that Nest brings along; nothing of it is called.
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'], dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'no-circles',
      severity: 'error',
      comment: 'Files import each other in a circle: one of them holds two ideas. Take the shared one out.',
      from: {},
      to: { circular: true },
    },
    {
      name: 'every-import-leads-somewhere',
      severity: 'error',
      comment:
        'This import leads nowhere: a wrong path, a package that is not installed, or a #name missing in `imports` of package.json.',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^dist/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    webpackConfig: { fileName: `${__dirname}/sources-of-imports.cjs` },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default', 'types'] },
    reporterOptions: { text: { highlightFocused: true } },
  },
};
