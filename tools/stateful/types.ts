import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { STATEFUL } from "@plinth/model";

const MODULES = resolve(__dirname, "../../node_modules");

/** Bindings of AWS provider 5, of AWS provider 6, and of the newest that CDK Terrain has. */
const BINDINGS = ["@cdktf/provider-aws", "provider-aws-6", "@cdktn/provider-aws"];

/** The tables of `@plinth/model`, by topic. */
export const TABLES = resolve(__dirname, "../../packages/model/src/stateful");

/** Types of which nothing is lost that the configuration does not make again, without their `aws_`. */
const STATELESS = join(__dirname, "stateless.txt");

/** The resource types that the schema of a provider has: its bindings have a folder for each. */
export function typesOfProviders(): string[] {
  const folders = BINDINGS.flatMap((name) => readdirSync(join(MODULES, name, "lib"), { withFileTypes: true }));
  const names = folders.filter((entry) => entry.isDirectory() && !/^(data-|ephemeral-|provider)/.test(entry.name));
  return [...new Set(names.map(({ name }) => `aws_${name.replaceAll("-", "_")}`))].sort();
}

/** By what was decided of them. */
export function decided(): { readonly stateful: string[]; readonly stateless: string[] } {
  const stateless = readFileSync(STATELESS, "utf8").trim().split(/\s+/);
  return { stateful: Object.keys(STATEFUL), stateless: stateless.map((name) => `aws_${name}`) };
}
