const { createRequire } = require("node:module");
const { default: Runtime } = require("jest-runtime");

const SHARED = /^(cdktf|constructs|@cdktf\/provider-aws)(\/|$)/;

/** Loads cdktf and the bindings once a process instead of once a run: that is most of the time that a run takes. */
class SharedRuntime extends Runtime {
  constructor(...args) {
    super(...args);
    // The tokens of earlier runs hold everything that these have loaded.
    const { stringTokenMap, numberTokenMap } = globalThis.__cdktfTokenMap ?? {};
    stringTokenMap?.clear();
    numberTokenMap?.clear();
  }

  requireModule(from, moduleName, ...rest) {
    const shares = this._testPath.endsWith("all.test.cjs") && !this.registries.isIsolated();
    if (shares && moduleName && SHARED.test(moduleName)) return createRequire(from)(moduleName);
    return super.requireModule(from, moduleName, ...rest);
  }
}

module.exports = { __esModule: true, default: SharedRuntime };
