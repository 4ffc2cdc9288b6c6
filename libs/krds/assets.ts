import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const resolve = createRequire(import.meta.url).resolve;
const OWN = join(packageRoot(dirname(fileURLToPath(import.meta.url))), 'libs/krds/browser');
const KIT = dirname(resolve('krds-uiux/package.json'));

/** Changes when any file a page loads changes, so that browsers may keep each address for ever. */
const EDITION = edition();

/** Folders a front serves, each under its address. */
export const assetFolders: readonly { readonly address: string; readonly folder: string }[] = [
  { address: `/assets/${EDITION}/krds/`, folder: join(KIT, 'resources') },
  { address: `/assets/${EDITION}/own/`, folder: OWN },
];

export const asset = {
  kit: (path: string) => `/assets/${EDITION}/krds/${path}`,
  own: (path: string) => `/assets/${EDITION}/own/${path}`,
};

function edition(): string {
  const hash = createHash('sha256').update(readFileSync(join(KIT, 'package.json')));
  for (const file of readdirSync(OWN).sort()) hash.update(file).update(readFileSync(join(OWN, file)));
  return hash.digest('hex').slice(0, 12);
}

/** The sources and the compiled copy under `dist` lie at different depths; browser files stand in the sources only. */
function packageRoot(folder: string): string {
  return existsSync(join(folder, 'package.json')) ? folder : packageRoot(dirname(folder));
}
