import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { type Block, ROOT } from "./blocks";
import { Fixtures } from "./fixtures";

const IMPORT = /^import [\s\S]*?;$/gm;

/** Where the names come from that a short example does not import; AWS's own resources are found by their names. */
const HOMES = new Map(
  Object.entries({
    App: "cdktf",
    S3Backend: "cdktf",
    TerraformStack: "cdktf",
    Construct: "constructs",
    AwsProvider: "@cdktf/provider-aws/lib/provider",
  }),
);
/** Packages that nobody imports. */
const PROGRAMS = ["create-plinth", "plinth"];

for (const name of readdirSync(join(ROOT, "packages"))) {
  if (PROGRAMS.includes(name)) continue;
  for (const exported of Object.keys(require(`@plinth/${name}`))) HOMES.set(exported, `@plinth/${name}`);
}

/**
 * A block as a module of its own that exports `fill`: statements are what fills a stack, and the names that they take
 * for granted are those of `Fixtures`. What declares a class or exports something stands as it is, and `run` fills.
 */
export function programOf({ page, line, code, run }: Block): string {
  const imports = code.match(IMPORT) ?? [];
  const body = code.replace(IMPORT, "").trim();
  const whole = /^(export |class |abstract )/m.test(body);
  if (whole && !run)
    throw new Error(`${page}:${line} declares something: <!-- run: … --> before it must say how to make it`);
  const statements = (whole && run) || body;
  const declared = new Set([...imports, ...declarations(body)].join(" ").match(/[A-Za-z_$][\w$]*/g));
  const missing = [...new Set(`${body} ${run}`.match(/\b[A-Za-z]\w*\b/g))].filter((name) => !declared.has(name));
  const taken = missing.filter((name) => name in Fixtures.prototype && uses(statements, name));
  return [
    'import type { TerraformStack as ExampleStack } from "cdktf";',
    'import type { Fixtures } from "../../tools/docs/fixtures";',
    ...missing.flatMap((name) => importOf(name) ?? []),
    ...imports,
    ...(whole ? [body] : []),
    `export function fill(this: ExampleStack, ${taken.length > 0 ? `{ ${taken.join(", ")} }` : "_fixtures"}: Fixtures): void {`,
    statements,
    "}",
    "",
  ].join("\n");
}

/** What stands where the code declares names. */
function declarations(body: string): string[] {
  const named = body.matchAll(/\b(?:const|let|class|function) (\w+|\{[^}]*\})/g);
  const parameters = body.matchAll(/\((\w+)\) =>/g);
  return [...named, ...parameters].map(([, name]) => name);
}

/** As a value: neither a field, nor a key with a value of its own. */
function uses(body: string, name: string): boolean {
  return new RegExp(`(?<![.\\w"'/-])${name}\\b(?!\\s*:|["'/-])`).test(body.replace(/\/\/.*$/gm, ""));
}

function importOf(name: string): string | undefined {
  const home = HOMES.get(name) ?? bindingOf(name);
  return home && `import { ${name} } from "${home}";`;
}

function bindingOf(name: string): string | undefined {
  if (!/^[A-Z][a-z]/.test(name)) return undefined;
  const kebab = name.replace(/(?<!^)([A-Z])/g, "-$1").toLowerCase();
  const path = `@cdktf/provider-aws/lib/${kebab}`;
  return existsSync(join(ROOT, "node_modules", path, "index.js")) ? path : undefined;
}
