// `imports` of package.json point to dist/, for Node. Here they are read back to the sources they are built from, for dependency-cruiser.
const { existsSync } = require('node:fs');
const { resolve } = require('node:path');

const { imports } = require(resolve('package.json'));

const alias = Object.entries(imports).map(([name, built]) => {
  const source = resolve(built.replace(/^\.\/dist\//, './').replace(/\.js$/, '.ts'));
  return [`${name}$`, existsSync(source) ? source : resolve(built)];
});

module.exports = { resolve: { alias: Object.fromEntries(alias), extensionAlias: { '.js': ['.js', '.ts', '.tsx'] } } };
