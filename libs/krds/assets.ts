import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const resolve = createRequire(import.meta.url).resolve;
const OWN = join(packageRoot(dirname(fileURLToPath(import.meta.url))), 'libs/krds/browser');
const KIT = dirname(resolve('krds-uiux/package.json'));

/** What of the kit the pages use: its styles, the fonts of page.css and the icons its styles name. Scripts of the kit are not. */
const KIT_FILES = [
  'css/token/krds_tokens.css',
  'css/component/output.css',
  'fonts/PretendardGOV-Regular.subset.woff2',
  'fonts/PretendardGOV-Bold.subset.woff2',
  ...readdirSync(join(KIT, 'resources/img/component/icon')).map((icon) => `img/component/icon/${icon}`),
];

/** Changes when any file a page loads changes, so that browsers may keep each address for ever. */
const EDITION = edition();

/** Addresses of files as pages name them. */
export const asset = {
  kit: (path: string) => `/assets/${EDITION}/krds/${path}`,
  own: (path: string) => `/assets/${EDITION}/own/${path}`,
};

/** Every file a front serves, with its address. */
export function assets(): { readonly address: string; readonly content: Buffer }[] {
  const kit = KIT_FILES.map((path) => ({
    address: asset.kit(path),
    content: readFileSync(join(KIT, 'resources', path)),
  }));
  const own = readdirSync(OWN).map((path) => ({ address: asset.own(path), content: readFileSync(join(OWN, path)) }));
  return [...kit, ...own];
}

function edition(): string {
  const hash = createHash('sha256').update(readFileSync(join(KIT, 'package.json')));
  for (const file of readdirSync(OWN).sort()) hash.update(file).update(readFileSync(join(OWN, file)));
  return hash.digest('hex').slice(0, 12);
}

/** The sources and the compiled copy under `dist` lie at different depths; browser files stand in the sources only. */
function packageRoot(folder: string): string {
  return existsSync(join(folder, 'package.json')) ? folder : packageRoot(dirname(folder));
}
