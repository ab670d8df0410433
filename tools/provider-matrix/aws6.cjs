// Preloaded into node: every import of the bindings gets those of AWS provider 6.
const Module = require("node:module");
const path = require("node:path");

const bindings = path.join(__dirname, "../../node_modules/provider-aws-6");
const resolve = Module._resolveFilename;

Module._resolveFilename = function (request, ...rest) {
  return resolve.call(this, request.replace(/^@cdktf\/provider-aws(?=\/)/, bindings), ...rest);
};
