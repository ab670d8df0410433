import { compile, forgetCompiled } from "./build/compile";

/** `npm run build`; `--fresh` deletes what was compiled before, other options are for `tsc -b`. */
const options = process.argv.slice(2);
if (options.includes("--fresh")) forgetCompiled();
try {
  compile(...options.filter((option) => option !== "--fresh"));
} catch (error) {
  console.error(String(error));
  process.exitCode = 1;
}
