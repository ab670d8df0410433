import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type Statement, statementsOfDocument, statementsOfJson } from "./statement";
import { parseTemplate } from "./template";

/** A synthesized document. */
export interface Document {
  /** The package and the test that synthesized it. */
  readonly origin: string;
  readonly content: Content;
  /** Whether policies allow too much on purpose. @default false */
  readonly isUnsafe?: boolean;
}

interface Content {
  readonly resource?: Blocks;
  readonly data?: Blocks;
}

type Blocks = Readonly<Record<string, Readonly<Record<string, object>>>>;

/** A policy statement, with its place in a document. */
export interface PolicyStatement {
  readonly origin: string;
  /** The address of the resource that carries the policy. */
  readonly address: string;
  /** The Terraform type of this resource. */
  readonly type: string;
  /** Whether the statement belongs to the trust policy of a role, which names no resource. */
  readonly isTrust: boolean;
  /** Whether the statement allows too much on purpose. @default false */
  readonly isUnsafe?: boolean;
  readonly statement: Statement;
}

/** Types whose policies have statements of a language that is not IAM's. */
const OTHER_LANGUAGES = ["aws_cloudwatch_log_data_protection_policy", "aws_sns_topic_data_protection_policy"];

const REFERENCE = /^\$\{data\.aws_iam_policy_document\.([^.]+)\.(?:minified_)?json\}$/;

/** Without the documents of tests that replace an input by one that makes no sense. */
export function readDocuments(folder: string): Document[] {
  return readdirSync(folder).flatMap((group) =>
    readdirSync(join(folder, group))
      .filter((file) => file.endsWith(".tf.json"))
      .flatMap((file) => {
        const { "//": note, ...content } = JSON.parse(readFileSync(join(folder, group, file), "utf8"));
        if (note?.plinth?.replaced) return [];
        const isUnsafe = note?.plinth?.isUnsafe === true;
        return [{ origin: `${group}: ${note?.plinth?.test ?? file}`, content, isUnsafe }];
      }),
  );
}

/** All policy statements of a document; those of a data source stand at each resource that refers to it, or alone. */
export function statementsOf({ origin, content, isUnsafe }: Document): PolicyStatement[] {
  const sources = new Map(Object.entries(content.data?.aws_iam_policy_document ?? {}));
  const unused = new Set(sources.keys());
  const found: PolicyStatement[] = [];
  for (const { address, type, block } of blocksOf(content)) {
    for (const { argument, text } of textsOf(block)) {
      const source = REFERENCE.exec(text)?.[1] ?? "";
      unused.delete(source);
      const statements = sources.has(source) ? statementsOfDocument(sources.get(source) ?? {}) : inline(text, type);
      const place = { origin, address, type, isTrust: argument === "assume_role_policy", isUnsafe };
      found.push(...statements.map((statement) => ({ ...place, statement })));
    }
  }
  for (const name of unused) {
    const type = "aws_iam_policy_document";
    const place = { origin, address: `data.${type}.${name}`, type, isTrust: false, isUnsafe };
    found.push(...statementsOfDocument(sources.get(name) ?? {}).map((statement) => ({ ...place, statement })));
  }
  return found;
}

function inline(text: string, type: string): Statement[] {
  if (!text.includes('"Statement"') || OTHER_LANGUAGES.includes(type)) return [];
  return statementsOfJson(parseTemplate(text) as Parameters<typeof statementsOfJson>[0]);
}

function blocksOf({ resource = {}, data = {} }: Content): { address: string; type: string; block: object }[] {
  const of = (blocks: Blocks, prefix: string) =>
    Object.entries(blocks).flatMap(([type, named]) =>
      Object.entries(named).map(([name, block]) => ({ address: `${prefix}${type}.${name}`, type, block })),
    );
  return [...of(resource, ""), ...of(data, "data.")];
}

/** Every text of a block, with the name of its innermost argument. */
function textsOf(value: unknown, argument = ""): { argument: string; text: string }[] {
  if (typeof value === "string") return [{ argument, text: value }];
  if (Array.isArray(value)) return value.flatMap((item) => textsOf(item, argument));
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, item]) => textsOf(item, key));
}
