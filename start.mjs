// `npm start`: one command from a fresh clone to a running installation. Node's own modules only: nothing may be installed yet.
const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`Node.js 20.19 이상이 필요합니다. 지금 것은 ${process.versions.node}입니다.`);
  process.exit(1);
}

const { launch } = await import('./config/launch/launch.mjs');
const { plan } = await import('./config/launch/plan.mjs');
process.exitCode = await launch({ root: import.meta.dirname, env: process.env, plan });
