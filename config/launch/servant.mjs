// Who a database server runs as. PostgreSQL refuses root, and no server may outlive the supervisor that started it.
import { spawnSync } from 'node:child_process';
import { chownSync, existsSync, mkdirSync, readFileSync, statSync } from 'node:fs';

/**
 * Makes the server folders and tells how to start servers in them.
 * As root: under the folders' owner, at first `postgres` or `nobody`; where that user cannot reach the project (a 0700 home),
 * in a user namespace of our own, in which root's files belong to an ordinary user.
 * @param {{ postgres: string, redis: string, run: string }} paths
 * @param {string[]} programs binaries which that user must be able to run
 * @returns {{ prefix: string[], uid?: number, gid?: number }}
 */
export function servantFor(paths, programs) {
  const folders = [paths.postgres, paths.redis];
  const made = folders.find((folder) => existsSync(folder));
  if (process.getuid?.() !== 0) {
    makeFolders(folders);
    return { prefix: [] };
  }

  const user = made ? ownerOf(made) : systemUsers().find((candidate) => reaches(candidate, paths.root, programs));
  makeFolders(folders, user);
  if (user === undefined || user.uid === 0) return { prefix: ['unshare', '-U'] };
  chownSync(paths.run, user.uid, user.gid);
  return { prefix: [], ...user };
}

function makeFolders(folders, user) {
  for (const folder of folders) {
    if (existsSync(folder)) continue;
    mkdirSync(folder, { mode: 0o700 });
    if (user) chownSync(folder, user.uid, user.gid);
  }
}

function ownerOf(folder) {
  const { uid, gid } = statSync(folder);
  return { uid, gid };
}

function systemUsers() {
  const lines = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'));
  return ['postgres', 'nobody']
    .map((name) => lines.find(([user]) => user === name))
    .filter((line) => line !== undefined)
    .map((line) => ({ uid: Number(line[2]), gid: Number(line[3]) }));
}

function reaches(user, folder, programs) {
  const script = 'test -x "$0" || exit 1; for program; do "$program" --version >/dev/null 2>&1 || exit 1; done';
  return spawnSync('/bin/sh', ['-c', script, folder, ...programs], user).status === 0;
}
