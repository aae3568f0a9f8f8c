declare global {
  var nativeRequire: NodeJS.Require;
}

/**
 * Stands in the specs for `import '@fastify/static'`: the real package, loaded by Node itself. It is CommonJS and
 * requires an ES module, which Jest's own loader can do from Node 24.9 on only.
 */
export default nativeRequire('@fastify/static') as unknown;
