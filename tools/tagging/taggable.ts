import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { Workspace } from "../terraform/workspace";

/** The table of `@plinth/tagging`. */
export const TABLE = resolve(__dirname, "../../packages/tagging/src/taggable-types.ts");

interface ProviderSchemas {
  readonly provider_schemas: Readonly<
    Record<string, { readonly resource_schemas: Readonly<Record<string, ResourceSchema>> }>
  >;
}

interface ResourceSchema {
  readonly block: { readonly attributes?: Readonly<Record<string, { readonly optional?: boolean }>> };
}

/** The text of the table, from the schema of the provider that is at hand. */
export async function taggableTable(): Promise<string> {
  const workspace = await Workspace.open();
  const folder = mkdtempSync(join(tmpdir(), "plinth-schema-"));
  try {
    workspace.adopt(folder);
    const { status, stdout, stderr } = await workspace.run(["providers", "schema", "-json"], { cwd: folder });
    if (status !== 0) throw new Error(`terraform providers schema failed:\n${stderr}`);
    return tableOf(taggableTypes(JSON.parse(stdout)), workspace.providerVersion);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Types with `tags` beside `tags_all`; where `tags` stands alone it picks other things by their tags. */
export function taggableTypes({ provider_schemas }: ProviderSchemas): string[] {
  const [{ resource_schemas: types }] = Object.values(provider_schemas);
  return Object.entries(types)
    .filter(([, { block }]) => block.attributes?.tags?.optional && block.attributes.tags_all)
    .map(([type]) => type)
    .sort();
}

function tableOf(types: readonly string[], version: string): string {
  const lines = types
    .join(" ")
    .replace(/(.{1,118})( |$)/g, "$1\n")
    .trimEnd();
  return [
    `/** ${types.length} resource types of AWS provider ${version} with \`tags\`, made of its schema by tools/tagging/taggable.ts. */`,
    "export const TAGGABLE_TYPES = `",
    lines,
    "`;",
    "",
  ].join("\n");
}

if (require.main === module) void taggableTable().then((table) => writeFileSync(TABLE, table));
