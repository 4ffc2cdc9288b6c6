// Keys of an installation, made at its first start and never changed by the launcher.
import { randomBytes } from 'node:crypto';
import { closeSync, existsSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';

/**
 * 32 random bytes each, in base64. `officeToken` signs an office's database token, `vault` wraps the keys of personal data,
 * `access` signs links and codes, `seal` is the Ed25519 seed of the checkpoints, `session` signs staff sessions,
 * `appRolePassword` is the database password of the applications where the database asks for one.
 */
const NAMES = ['officeToken', 'vault', 'access', 'seal', 'session', 'appRolePassword'];

/** @returns {Record<string, string>} all secrets; those of a newer version are added, those there are left alone */
export function keepSecrets(path) {
  const kept = existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : {};
  const missing = NAMES.filter((name) => kept[name] === undefined);
  if (missing.length === 0) return kept;
  const secrets = { ...kept, ...Object.fromEntries(missing.map((name) => [name, randomBytes(32).toString('base64')])) };
  writeWhole(path, `${JSON.stringify(secrets, null, 2)}\n`);
  return secrets;
}

/** A half-written file of keys would lose what they encrypt. */
function writeWhole(path, text) {
  const file = openSync(`${path}.new`, 'w', 0o600);
  writeSync(file, text);
  fsyncSync(file);
  closeSync(file);
  renameSync(`${path}.new`, path);
}
