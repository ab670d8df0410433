import { compile } from "./build/compile";

/** `npm run build`; options are for `tsc -b`. */
try {
  compile(...process.argv.slice(2));
} catch (error) {
  console.error(String(error));
  process.exitCode = 1;
}
