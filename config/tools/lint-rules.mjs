// Rules of this house that no package has.

/** The database is reached through OfficeTx, which enters one office. A DataSource would see every office, or none. */
export const noBareDataSource = {
  meta: {
    type: 'problem',
    schema: [],
    messages: {
      bare: 'DataSource.{{ method }} goes past the wall between offices: use OfficeTx of #ledger, and read and write inside its transaction.',
    },
  },
  create(context) {
    const services = context.sourceCode.parserServices;
    const BARE = new Set([
      'query',
      'getRepository',
      'transaction',
      'createQueryRunner',
      'createQueryBuilder',
      'manager',
      'sql',
    ]);
    return {
      MemberExpression(node) {
        const method = node.property.type === 'Identifier' ? node.property.name : undefined;
        if (!BARE.has(method)) return;
        if (services.getTypeAtLocation(node.object).getSymbol()?.name === 'DataSource') {
          context.report({ node, messageId: 'bare', data: { method } });
        }
      },
    };
  },
};
