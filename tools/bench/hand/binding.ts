import { readFileSync } from "node:fs";

/** What a person looks up before they write a resource by hand. */
export interface Binding {
  /** For `require`, e.g. `@cdktf/provider-aws/lib/s3-bucket`. */
  readonly module: string;
  readonly className: string;
  /** Attributes whose keys are data, not names of properties: maps, and what the bindings take as `any`. */
  readonly maps: ReadonlySet<string>;
}

export type Section = "resource" | "data";

/** Finds the class of a Terraform type in the bindings, and which of its attributes are maps. */
export function bindingOf(section: Section, type: string): Binding {
  const [provider, ...words] = type.split("_");
  const folder = section === "data" ? ["data", provider, ...words] : words;
  const module = `@cdktf/provider-${provider}/lib/${folder.join("-")}`;
  const source = readFileSync(require.resolve(`${module}/index.js`), "utf8");
  const className = source.match(/^class (\w+) extends cdktf\.Terraform(?:Resource|DataSource) /m)?.[1];
  if (!className) throw new Error(`${module} holds no class for ${section} ${type}`);
  return { module, className, maps: mapsOf(source) };
}

/** The generated code sends every map through `hashMapper` and every `any` through `anyToTerraform`. */
export function mapsOf(source: string): ReadonlySet<string> {
  return new Set(
    [...source.matchAll(/^\s+(\w+): [^\n]*cdktf\.(?:hashMapper|anyToTerraform)\(/gm)].map(([, name]) => name),
  );
}
