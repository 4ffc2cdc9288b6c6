// What the person at the terminal reads.
import { existsSync, readFileSync } from 'node:fs';

/** @returns {{ label: string, url: string }[]} the addresses that people open */
export const addressList = (apps, ports) =>
  apps.filter(({ label }) => label).map(({ label, port }) => ({ label, url: `http://127.0.0.1:${ports[port]}` }));

export function tellReady({ say, addresses, paths, seconds }) {
  say(`\n통통이 준비되었습니다 (${seconds.toFixed(1)}초).\n`);
  tellAddresses(say, addresses);
  tellSampleAccounts(say, paths.sampleAccounts);
  say(`\n  데이터: ${paths.root}   기록: ${paths.log}\n  멈추려면 Ctrl-C`);
}

/** A second start: what was asked for is already there. */
export function tellRunning({ pid, addresses }, say) {
  if (addresses === undefined) {
    say(`다른 시작이 진행 중입니다 (already starting, pid ${pid}).`);
  } else {
    say(`이미 실행 중입니다 (already running, pid ${pid}).\n`);
    tellAddresses(say, addresses);
  }
  return 0;
}

function tellAddresses(say, addresses) {
  for (const { label, url } of addresses) say(`  ${url}   ${label}`);
}

/** Who plays the main story, in every office; the others stand in the file. */
const TOLD = ['intake-1', 'road-1', 'road-head', 'examiner'];

/** `open-office --samples` leaves a list of flat objects; each is one line. */
function tellSampleAccounts(say, path) {
  if (!existsSync(path)) return;
  const accounts = JSON.parse(readFileSync(path, 'utf8'));
  say('\n예시 계정 (시험용): 기관, 계정, 하는 일, 비밀번호');
  for (const account of accounts.filter(({ account }) => TOLD.includes(account))) {
    say(`  ${Object.values(account).join('   ')}`);
  }
  say(`  모두 ${accounts.length}개 계정: ${path}`);
}
