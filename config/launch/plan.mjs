// What an installation consists of. Adding an application is adding a row here.

/** Usual ports; `ports.mjs` takes the next free one where they are taken. */
const ports = { PORTAL_PORT: 4100, CONSOLE_PORT: 4200, WORKER_PORT: 4300, SMTP_PORT: 4525, MAIL_PAGE_PORT: 4400 };

/** Commands that must succeed before the applications start, with the rights of the tables' owner. */
const steps = [
  { says: '데이터베이스를 준비합니다', main: 'dist/apps/operator/main.js', args: ['migrate'] },
  { says: '예시 기관을 엽니다', main: 'dist/apps/operator/main.js', args: ['open-office', '--samples'] },
];

/** Long-running applications; each answers 200 at `health` on its port when it can work. `unless`: not needed when that is set. */
const apps = [
  {
    name: 'catcher',
    label: '받은 편지 (시험용)',
    main: 'dist/apps/catcher/main.js',
    port: 'MAIL_PAGE_PORT',
    unless: 'SMTP_URL',
  },
  { name: 'portal', label: '주민 창구', main: 'dist/apps/portal/main.js', port: 'PORTAL_PORT' },
  { name: 'console', label: '직원 업무', main: 'dist/apps/console/main.js', port: 'CONSOLE_PORT' },
  { name: 'worker', main: 'dist/apps/worker/main.js', port: 'WORKER_PORT' },
].map((app) => ({ health: '/health', ...app }));

export const plan = { ports, steps, apps };
