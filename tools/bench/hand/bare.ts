import { bindingOf, type Section } from "./binding";
import { isObject, type Json, type JsonObject, literal, toProps } from "./literal";
import { addressesIn, inOrder, textWith } from "./references";

/** A resource or data source of the document. */
interface Block {
  /** As references name it: `aws_vpc.Main`, `data.aws_region.Here`. */
  readonly address: string;
  readonly section: Section;
  readonly type: string;
  readonly name: string;
  readonly attributes: JsonObject;
  readonly needs: readonly string[];
}

/** Collects the imports and the variables of the program while it is written. */
class Writer {
  public readonly modules = new Map<string, string>();
  public readonly variables = new Map<string, string>();
  private readonly ids = new Set<string>();

  imported(module: string): string {
    const name = `${module.slice(module.lastIndexOf("/") + 1).replace(/\W/g, "_")}_1`;
    this.modules.set(module, name);
    return name;
  }

  /** Ids are those of Terraform, flat; two blocks of one name get ids that differ. */
  unused(name: string, type: string): string {
    const id = this.ids.has(name) ? `${type}-${name}` : name;
    this.ids.add(id);
    return id;
  }

  literal(value: Json): string {
    return literal(value, (text) => textWith(this.variables, text));
  }
}

/**
 * Writes the program that a person would write on bare cdktf to get the document: one stack, resources in variables. What
 * is `repeated` is made as many times as COUNT says, each time in a scope of its own.
 */
export function bareProgram(
  stack: string,
  document: JsonObject,
  repeated: (name: string) => boolean = () => false,
): string {
  const writer = new Writer();
  const blocks = inOrder(blocksOf(document));
  const once = blocks.filter(({ name }) => !repeated(name));
  const again = blocks.filter(({ name }) => repeated(name));
  const body = [
    ...providers(document, writer),
    ...locals(document),
    ...once.map((block) => creation(block, writer)),
    ...loop(again.map((block) => creation(block, writer, "scope"))),
    ...outputs(document, writer),
  ];
  return [
    '"use strict";',
    'const cdktf = require("cdktf");',
    'const { Construct } = require("constructs");',
    ...[...writer.modules].map(([module, name]) => `const ${name} = require(${JSON.stringify(module)});`),
    "class Bare extends cdktf.TerraformStack {",
    "  constructor(scope, id) {",
    "    super(scope, id);",
    ...body.map((line) => `    ${line}`),
    "  }",
    "}",
    "const app = new cdktf.App({ outdir: process.env.CDKTF_OUTDIR });",
    `new Bare(app, ${JSON.stringify(stack)});`,
    "app.synth();",
    "",
  ].join("\n");
}

function blocksOf(document: JsonObject): Block[] {
  return (["data", "resource"] as const).flatMap((section) =>
    entries(document[section]).flatMap(([type, named]) =>
      entries(named).map(([name, block]) => {
        const attributes = Object.fromEntries(entries(block).filter(([key]) => key !== "//"));
        const depended = Array.isArray(attributes.depends_on) ? attributes.depends_on.map(String) : [];
        const prefix = section === "data" ? "data." : "";
        const needs = [...addressesIn(attributes), ...depended];
        return { address: `${prefix}${type}.${name}`, section, type, name, attributes, needs };
      }),
    ),
  );
}

function loop(lines: readonly string[]): string[] {
  if (lines.length === 0) return [];
  return [
    "for (let i = 0; i < Number(process.env.COUNT); i++) {",
    "  const scope = new Construct(this, `Instance${i}`);",
    ...lines.map((line) => `  ${line}`),
    "}",
  ];
}

function creation({ address, section, type, name, attributes }: Block, writer: Writer, scope = "this"): string {
  const { module, className, maps } = bindingOf(section, type);
  const { depends_on: depended, ...rest } = attributes;
  const props = writer.literal(toProps(rest, maps));
  const dependsOn = Array.isArray(depended) ? depended.map((one) => writer.variables.get(String(one))) : [];
  const all = dependsOn.length > 0 ? `{ ...${props}, dependsOn: [${dependsOn.join(", ")}] }` : props;
  const id = writer.unused(name, type);
  const variable = `v${writer.variables.size}`;
  writer.variables.set(address, variable);
  const renamed = id === name ? "" : ` ${variable}.overrideLogicalId(${literal(name)});`;
  return `const ${variable} = new ${writer.imported(module)}.${className}(${scope}, ${literal(id)}, ${all});${renamed}`;
}

function providers(document: JsonObject, writer: Writer): string[] {
  return entries(document.provider).flatMap(([provider, blocks]) => {
    const call = `new ${writer.imported(`@cdktf/provider-${provider}/lib/provider`)}.${providerClass(provider)}`;
    const list = Array.isArray(blocks) ? blocks : [];
    return list.map((block, index) => {
      const id = index === 0 ? provider : `${provider}-${index}`;
      return `${call}(this, ${literal(id)}, ${literal(toProps(block, new Set(["tags"])))});`;
    });
  });
}

function locals(document: JsonObject): string[] {
  return entries(document.locals).map(([name, value]) => {
    return `new cdktf.TerraformLocal(this, ${literal(`local-${name}`)}, ${literal(value)}).overrideLogicalId(${literal(name)});`;
  });
}

function outputs(document: JsonObject, writer: Writer): string[] {
  return entries(document.output).map(([name, block]) => {
    const id = writer.unused(name, "output");
    const props = writer.literal(toProps(block, new Set(["value"])));
    const call = `new cdktf.TerraformOutput(this, ${literal(id)}, ${props})`;
    return `${call}${id === name ? "" : `.overrideLogicalId(${literal(name)})`};`;
  });
}

function providerClass(provider: string): string {
  return `${provider[0].toUpperCase()}${provider.slice(1)}Provider`;
}

function entries(value: Json | undefined): [string, Json][] {
  return isObject(value) ? Object.entries(value) : [];
}
