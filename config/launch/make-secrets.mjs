// For clusters, where no launcher makes them: `node config/launch/make-secrets.mjs <file>`.
import { keepSecrets } from './secrets.mjs';

const [path] = process.argv.slice(2);
if (path === undefined) {
  console.error('쓰임: node config/launch/make-secrets.mjs <파일>');
  process.exit(1);
}
keepSecrets(path);
console.log(`${path} 을(를) 만들었습니다. 안전한 곳에 사본을 두십시오.`);
