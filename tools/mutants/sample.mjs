import { createHash } from "node:crypto";

/** Stryker asks a checker which mutants can run: this one answers for the mutants of a sample, every n-th by a hash. */
class Sample {
  async init() {}

  async group(mutants) {
    return [mutants.map(({ id }) => id)];
  }

  async check(mutants) {
    const outside = { status: "compileError", reason: "not in the sample" };
    return Object.fromEntries(mutants.map((mutant) => [mutant.id, isChosen(mutant) ? { status: "passed" } : outside]));
  }
}

/** Tested in full: the rules on networks and identities, and what is watched. */
const NETWORKS = "rules/(vpc|security-groups|network-acls)|checks/(routes|openings|network-acls)";
const IDENTITIES = "rules/(iam|keys|monitoring)|checks/(policies|roles)";
const IN_FULL = new RegExp(`^packages/(guardrails/src/(${NETWORKS}|${IDENTITIES})\\.ts$|.*signals\\.ts$)`);

/** The mutant alone decides, so that the sample of one source is always the same. */
function isChosen({ fileName, location: { start }, mutatorName, replacement }) {
  const file = fileName.slice(fileName.lastIndexOf("packages/"));
  if (IN_FULL.test(file)) return true;
  const identity = [file, start.line, start.column, mutatorName, replacement].join("\n");
  const hash = createHash("sha256").update(identity).digest().readUInt32BE();
  return hash % Number(process.env.PLINTH_MUTANTS_SHARE) === 0;
}

export const strykerPlugins = [{ kind: "Checker", name: "sample", injectableClass: Sample }];
