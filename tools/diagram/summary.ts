import { entries } from "./document";

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

/** One line a topic: `Network  60: 9 subnet, 9 route_table, …`. */
export function summaryLines(document: Readonly<Record<string, unknown>>): string[] {
  const left = new Map(entries(document.resource).map(([type, named]) => [type, entries(named).length]));
  const lines = TOPICS.flatMap(([topic, types]) => {
    const found = [...left].filter(([type]) => types.test(type));
    for (const [type] of found) left.delete(type);
    return line(topic, found);
  });
  return [...lines, ...line("Other", [...left])];
}

export function resourceCount(document: Readonly<Record<string, unknown>>): number {
  return entries(document.resource).reduce((sum, [, named]) => sum + entries(named).length, 0);
}

function line(topic: string, found: readonly (readonly [string, number])[]): string[] {
  if (found.length === 0) return [];
  const total = found.reduce((sum, [, count]) => sum + count, 0);
  const kinds = [...found].sort((a, b) => b[1] - a[1]).map(([type, count]) => `${count} ${type.replace(/^aws_/, "")}`);
  return [`${topic.padEnd(17)} ${`${total}`.padStart(3)}: ${kinds.join(", ")}`];
}
