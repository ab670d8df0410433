import { type ModuleContext, shortHash } from "@plinth/core";
import { Fn, TerraformLocal, Token } from "cdktf";

/** AWS docs, "Run commands when you launch an EC2 instance", https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/user-data.html: 16 KB before encoding. */
const LIMIT_BYTES = 16 * 1024;

/** Parts of cloud-init: configuration comes first by its nature, scripts run one after the other. */
export function multipart(parts: readonly string[]): string {
  const boundary = boundaryFor(parts);
  const sections = parts.flatMap((part, index) => [`--${boundary}`, ...headersOf(part, index + 1), "", bodyOf(part)]);
  return [
    "MIME-Version: 1.0",
    `Content-Type: multipart/mixed; boundary="${boundary}"`,
    "",
    ...sections,
    `--${boundary}--`,
    "",
  ].join("\n");
}

/** What is wrong with the size; text with tokens is measured without their values. */
export function sizeProblem(text: string): string | undefined {
  const bytes = Buffer.byteLength(text);
  return bytes > LIMIT_BYTES
    ? `userData must be at most ${LIMIT_BYTES} bytes with what the module adds, got ${bytes}`
    : undefined;
}

/** Base64 as instances want it: encoded here, or by Terraform where the text depends on other resources. */
export function encode({ scope }: ModuleContext, text: string): string {
  if (!Token.isUnresolved(text)) return Buffer.from(text).toString("base64");
  // Terraform would read the shell's ${…} as its own; what cdktf put there stays.
  const escaped = text.replace(/\$\{(?!TfToken\[)/g, "$$$${").replace(/%\{/g, "%%{");
  return Fn.base64encode(new TerraformLocal(scope, "UserData", escaped).asString);
}

interface Format {
  readonly type: string;
  readonly ending: string;
}

/** By how a part begins, the longer beginning first. cloud-init docs, "User-data formats", https://docs.cloud-init.io/en/latest/explanation/format.html */
const FORMATS: readonly (readonly [beginning: string, format: Format])[] = [
  ["#!", { type: "text/x-shellscript", ending: "sh" }],
  ["## template: jinja", { type: "text/jinja2", ending: "jinja" }],
  ["#cloud-boothook", { type: "text/cloud-boothook", ending: "sh" }],
  ["#cloud-config-archive", { type: "text/cloud-config-archive", ending: "cfg" }],
  ["#cloud-config-jsonp", { type: "text/cloud-config-jsonp", ending: "json" }],
  ["#cloud-config", { type: "text/cloud-config", ending: "cfg" }],
  ["#include-once", { type: "text/x-include-once-url", ending: "txt" }],
  ["#include", { type: "text/x-include-url", ending: "txt" }],
  ["#part-handler", { type: "text/part-handler", ending: "py" }],
];

/** Nothing for what cloud-init does not know, and for values that are known only after apply. */
export function formatOf(part: string): Format | undefined {
  return FORMATS.find(([beginning]) => part.startsWith(beginning))?.[1];
}

function headersOf(part: string, number: number): string[] {
  const { type, ending } = formatOf(part) ?? FORMATS[0][1];
  return [
    `Content-Type: ${type}; charset="utf-8"`,
    `Content-Disposition: attachment; filename="part-${number}.${ending}"`,
    ...(needsBase64(part) ? ["Content-Transfer-Encoding: base64"] : []),
  ];
}

function bodyOf(part: string): string {
  return needsBase64(part) ? Buffer.from(part).toString("base64") : part;
}

/** cloud-init garbles what is not ASCII in a part that is not encoded. */
function needsBase64(part: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: all of ASCII
  return !Token.isUnresolved(part) && /[^\x00-\x7f]/.test(part);
}

/** Always the same, but for the part that happens to hold it. */
function boundaryFor(parts: readonly string[]): string {
  const usual = "==plinth==";
  const all = parts.join("\n");
  return all.includes(`--${usual}`) ? `==plinth-${shortHash(all)}==` : usual;
}
