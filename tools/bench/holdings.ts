import { table } from "./report";

/** How many resources a document declares, by type: of CloudFormation or of Terraform, data sources included. */
export type Holdings = ReadonlyMap<string, number>;

interface Template {
  readonly Resources?: Readonly<Record<string, { readonly Type: string }>>;
  readonly resource?: Readonly<Record<string, object>>;
  readonly data?: Readonly<Record<string, object>>;
}

/** What a reader looks for, and the types that count as such. */
const GROUPS: readonly (readonly [title: string, types: RegExp])[] = [
  ["data sources", /^data\./],
  ["security groups and their rules", /^(aws_default_|aws_(vpc_)?)security_group|^AWS::EC2::SecurityGroup/],
  [
    "fleet: launch template, Auto Scaling",
    /^aws_(launch_template|autoscaling)|^AWS::(AutoScaling|EC2::LaunchTemplate)/,
  ],
  [
    "network: VPC, subnets, routes, NAT, endpoint, flow log",
    /^aws_(vpc|subnet|route|nat_|eip|internet_|default_|flow_log)|^AWS::EC2::/,
  ],
  ["balancer and web ACL", /^aws_(lb|wafv2)|^AWS::(ElasticLoadBalancingV2|WAFv2)/],
  ["HTTP API", /^aws_apigatewayv2|^AWS::ApiGatewayV2/],
  ["database", /^aws_db_|^AWS::RDS/],
  ["buckets", /^aws_s3_|^AWS::S3/],
  ["keys and secrets", /^aws_(kms|secretsmanager)|^AWS::(KMS|SecretsManager)/],
  ["roles and policies", /^aws_iam|^AWS::IAM/],
  ["backups and snapshots", /^aws_(backup|dlm)|^AWS::(Backup|DLM)/],
  ["alarms and dashboard", /^aws_cloudwatch_(metric_alarm|dashboard)|^AWS::CloudWatch/],
  ["topic, events, log groups, metric filter", /^aws_(sns|cloudwatch)|^AWS::(SNS|Events|Logs)/],
];

export function holdingsOf({ Resources = {}, resource = {}, data = {} }: Template): Holdings {
  const types = [
    ...Object.values(Resources).map(({ Type }) => Type),
    ...Object.entries(resource).flatMap(([type, named]) => Object.keys(named).map(() => type)),
    ...Object.entries(data).flatMap(([type, named]) => Object.keys(named).map(() => `data.${type}`)),
  ];
  return types.reduce((counts, type) => counts.set(type, (counts.get(type) ?? 0) + 1), new Map<string, number>());
}

export function total(holdings: Holdings): number {
  return [...holdings.values()].reduce((sum, count) => sum + count, 0);
}

/** Side by side, by group; what belongs to none is an error, for the page would not say it. */
export function holdingsTable(all: Readonly<Record<string, Holdings>>): string {
  const counted = Object.values(all).map(byGroup);
  const rows = GROUPS.map(([title]) => [title, ...counted.map((counts) => counts.get(title) ?? 0)]);
  return table(["resources", ...Object.keys(all)], [...rows, ["**all**", ...Object.values(all).map(total)]]);
}

function byGroup(holdings: Holdings): Map<string, number> {
  const counts = new Map<string, number>();
  for (const [type, count] of holdings) {
    const group = GROUPS.find(([, types]) => types.test(type));
    if (!group) throw new Error(`${type} belongs to no group of holdings.ts`);
    counts.set(group[0], (counts.get(group[0]) ?? 0) + count);
  }
  return counts;
}
