import type { Stack } from "@plinth/model";

/** Letters of a line, without its head. */
const WIDTH = 96;

/** Topics in the order of a reader's questions, with what belongs to them. */
const TOPICS: readonly (readonly [topic: string, types: RegExp])[] = [
  ["Security groups", /^aws_(default_)?(vpc_)?security_group/],
  ["Network", /^aws_(default_)?(vpc|subnet|route|internet|egress|nat|eip|network|flow|customer|vpn|main|ec2_managed)/],
  ["Balancer", /^aws_(lb|wafv2)/],
  ["API", /^aws_apigateway/],
  ["Fleet", /^aws_(autoscaling|launch_template|iam_instance_profile)/],
  ["Database", /^aws_(db|rds)_/],
  ["Storage", /^aws_s3_/],
  ["Keys and secrets", /^aws_(kms|secretsmanager|ssm)_/],
  ["Permissions", /^aws_iam_/],
  ["Backups", /^aws_(backup|dlm)_/],
  ["Watching", /^aws_(cloudwatch|sns)_/],
];

/** A line a topic, and further ones where it is long: `Network  60  9 subnets, 9 route tables, …`. */
export function inventoryOf({ resources }: Stack): string[] {
  const left = new Map<string, number>();
  for (const { type, mode } of resources) if (mode === "managed") left.set(type, (left.get(type) ?? 0) + 1);
  const lines = TOPICS.flatMap(([topic, types]) => {
    const found = [...left].filter(([type]) => types.test(type));
    for (const [type] of found) left.delete(type);
    return row(topic, found);
  });
  return [...lines, ...row("Other", [...left])];
}

function row(topic: string, found: readonly (readonly [string, number])[]): string[] {
  if (found.length === 0) return [];
  const total = found.reduce((sum, [, count]) => sum + count, 0);
  const kinds = [...found].sort((a, b) => b[1] - a[1]).map(([type, count]) => `${count} ${wordsOf(type, count)}`);
  const lines: string[] = [];
  for (const kind of kinds) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + kind.length + 2 <= WIDTH) lines[lines.length - 1] = `${last}, ${kind}`;
    else lines.push(kind);
  }
  const head = `${topic.padEnd(17)} ${`${total}`.padStart(3)}  `;
  return lines.map((line, index) => `${index === 0 ? head : " ".repeat(head.length)}${line}`);
}

/** Words that are short for others. */
const SHORT = new Set(["acl", "api", "db", "dlm", "eip", "iam", "ipv4", "kms", "lb", "nat", "s3", "sns", "ssm", "vpc"]);

/** `aws_nat_gateway` is "NAT gateway", and "NAT gateways" where there are more. */
export function wordsOf(type: string, count: number): string {
  const words = type
    .replace(/^aws_/, "")
    .split("_")
    .map((word) => (SHORT.has(word) ? word.toUpperCase() : word))
    .join(" ");
  if (count === 1 || /(s|ing)$/.test(words)) return words;
  return /[^aeiou]y$/.test(words) ? words.replace(/y$/, "ies") : `${words}s`;
}
