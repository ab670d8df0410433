import { existsSync, readdirSync, statSync } from "node:fs";
import { basename, join } from "node:path";
import { readJson } from "./file";

/** One stack as it was found: the JSON of a document, a plan or a state. */
export interface Source {
  /** Name of the stack, or of the file. */
  readonly name: string;
  /** Path of the file. */
  readonly file: string;
  readonly json: object;
}

/**
 * The stacks at a path: of the folder of a synthesized app (`cdktf.out`) or the app's own folder all of them, by name; of the
 * folder of one stack or a file that one.
 *
 * @throws Error when there is nothing to read
 */
export function sourcesAt(path: string): readonly Source[] {
  if (!existsSync(path)) throw new Error(`${path}: no such file or folder`);
  if (!statSync(path).isDirectory()) return [{ name: basename(path), file: path, json: readJson(path) }];
  const [folder = path] = [path, join(path, "cdktf.out")].filter((one) => existsSync(join(one, "stacks")));
  const stacks = join(folder, "stacks");
  if (existsSync(stacks)) {
    const all = readdirSync(stacks)
      .sort()
      .flatMap((name) => documentIn(join(stacks, name)));
    if (all.length > 0) return all;
  }
  const own = documentIn(path);
  if (own.length === 0)
    throw new Error(`${path} has neither cdk.tf.json nor stacks/*/cdk.tf.json: synthesize the app first (cdktf synth)`);
  return own;
}

function documentIn(folder: string): Source[] {
  const file = join(folder, "cdk.tf.json");
  return existsSync(file) ? [{ name: basename(folder), file, json: readJson(file) }] : [];
}
