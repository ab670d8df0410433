import { Fn, TerraformLocal, Token } from "cdktf";
import type { Construct } from "constructs";

/** AWS docs, "Run commands when you launch an EC2 instance": 16 KB before encoding. */
const LIMIT_BYTES = 16 * 1024;

/** Parts of cloud-init, each with a shebang of its own, run one after the other. */
export function multipart(scripts: readonly string[]): string {
  const boundary = "==plinth==";
  const parts = scripts.flatMap((script, index) => [
    `--${boundary}`,
    'Content-Type: text/x-shellscript; charset="utf-8"',
    `Content-Disposition: attachment; filename="part-${index + 1}.sh"`,
    "",
    script,
  ]);
  return [
    "MIME-Version: 1.0",
    `Content-Type: multipart/mixed; boundary="${boundary}"`,
    "",
    ...parts,
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

/** Base64 as launch templates want it: encoded here, or by Terraform where the text depends on other resources. */
export function encode(scope: Construct, text: string): string {
  if (!Token.isUnresolved(text)) return Buffer.from(text).toString("base64");
  // Terraform would read the shell's ${…} as its own; what cdktf put there stays.
  const escaped = text.replace(/\$\{(?!TfToken\[)/g, "$$$${").replace(/%\{/g, "%%{");
  return Fn.base64encode(new TerraformLocal(scope, "UserData", escaped).asString);
}
