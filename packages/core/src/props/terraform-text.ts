/**
 * Text as Terraform reads it: what Terraform would interpolate stands for itself. Tokens stay, and text that is escaped already.
 * HashiCorp docs, "Strings and Templates", https://developer.hashicorp.com/terraform/language/expressions/strings
 */
export function escapeTemplates(text: string): string {
  return text.replace(/(?<!\$)\$\{(?!TfToken\[)/g, "$$${").replace(/(?<!%)%\{/g, "%%{");
}
