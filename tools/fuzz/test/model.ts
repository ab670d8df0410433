import { join } from "node:path";
import { codeBeside, entriesOf, readModel } from "../read";
import { fuzz } from "../run";

/** The compiler's API is an ECMAScript module, which jest does not load: tests ask here, by name. */
const QUESTIONS: Readonly<Record<string, () => Promise<unknown>>> = {
  model: () => readModel(entriesOf()),
  unknown: () => readModel(declarations("unknown")).catch(String),
  bad: async () => {
    const entries = declarations("bad");
    const model = await readModel(entries);
    const { results, targetOf } = await fuzz(model, codeBeside(entries), { cases: 24, ...SETTINGS });
    return [...results].map(([number, { outcome }]) => [targetOf(number), outcome]);
  },
  unloadable: async () => {
    const model = await readModel(declarations("bad"));
    return fuzz(model, { bad: "no-such-file" }, { cases: 24, ...SETTINGS }).catch(String);
  },
};

const SETTINGS = { seed: 1, from: 0, caseMs: 6_000, processes: 1, validate: 0, plan: 0 };

function declarations(name: string): Record<string, string> {
  return { [name]: join(__dirname, "packages", name, "api", "index.d.ts") };
}

void QUESTIONS[process.argv[2]]().then((answer) => process.stdout.write(JSON.stringify(answer)));
