// `node config/launch/operator.mjs verify`: an operator command beside the running installation, told what its applications were told.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { findRunning } from './running.mjs';

const running = await findRunning();
if (running === undefined) {
  console.error('통통이 실행 중이 아닙니다. 먼저 npm start 를 하십시오.');
  process.exit(1);
}
const main = join(import.meta.dirname, '..', '..', 'dist', 'apps', 'operator', 'main.js');
const child = spawn(process.execPath, [main, ...process.argv.slice(2)], { stdio: 'inherit', env: running.environment });
child.on('exit', (code) => (process.exitCode = code ?? 1));
