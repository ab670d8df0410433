/** A prop or parameter in its place. */
export interface Named {
  /** The type of a prop, the function of a parameter. */
  readonly owner: string;
  readonly name: string;
  readonly doc: string;
}

/** Realistic texts by what a prop is called: the first rule that matches counts. */
const BY_NAME: readonly (readonly [name: RegExp, texts: readonly string[]])[] = [
  [/^environment$/i, ["dev", "prod"]],
  [/(addAlias|addDomain|addCertificate)\.name$/, ["shop.example.com", "www.example.com"]],
  [/certificateArn$/i, ["arn:aws:acm:us-east-1:123456789012:certificate/6a4ec6f1-1b4f-4c5c-9b58-0a1b2c3d4e5f"]],
  [
    /listenerArn$/i,
    ["arn:aws:elasticloadbalancing:us-east-1:123456789012:listener/app/shop/50dc6c495c0c9188/f2f7dc8efc522ab2"],
  ],
  [/(lambda|function)Arn$/i, ["arn:aws:lambda:us-east-1:123456789012:function:orders"]],
  [
    /invokeArn$/i,
    [
      "arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/arn:aws:lambda:us-east-1:123456789012:function:orders/invocations",
    ],
  ],
  [/topicArn$|^action$/i, ["arn:aws:sns:us-east-1:123456789012:alarms", "arn:aws:sns:eu-west-1:123456789012:alarms"]],
  [/queueArn$/i, ["arn:aws:sqs:us-east-1:123456789012:orders"]],
  [/bucketArn$/i, ["arn:aws:s3:::shop-logs-123456789012", "arn:aws:s3:::shop-logs/prefix/"]],
  [/userPoolArns?$/i, ["arn:aws:cognito-idp:us-east-1:123456789012:userpool/us-east-1_Ab12Cd34E"]],
  [
    /(permissionsBoundary|policyArns?)$/i,
    ["arn:aws:iam::123456789012:policy/boundary", "arn:aws:iam::aws:policy/PowerUserAccess"],
  ],
  [
    /(delivery)?streamArn$/i,
    [
      "arn:aws:firehose:us-east-1:123456789012:deliverystream/aws-waf-logs-shop",
      "arn:aws:kinesis:us-east-1:123456789012:stream/orders",
    ],
  ],
  [/destinationArn$/i, ["arn:aws:logs:us-east-1:210987654321:destination:central"]],
  [/distributionArn$/i, ["arn:aws:cloudfront::123456789012:distribution/E2QWRUHAPOMQZL"]],
  [/trustStoreArn$/i, ["arn:aws:elasticloadbalancing:us-east-1:123456789012:truststore/clients/73e2d6bc24d8a067"]],
  [/coreNetworkArn$/i, ["arn:aws:networkmanager::123456789012:core-network/core-network-0fab1c1e1e1e1e1e1"]],
  [
    /^(arn|among|except|source|resources)$|Arns?$/i,
    [
      "arn:aws:kms:us-east-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab",
      "arn:aws:iam::123456789012:role/deployer",
      "arn:aws:s3:::shop-uploads",
      "arn:aws:backup:us-east-1:123456789012:backup-vault:shop",
      "arn:aws:wafv2:us-east-1:123456789012:regional/webacl/shop/6a4ec6f1-1b4f-4c5c-9b58-0a1b2c3d4e5f",
    ],
  ],
  [/account(Id)?s?$/i, ["123456789012", "210987654321"]],
  [/targetId$/i, ["r-ab12", "ou-ab12-cd34ef56", "123456789012"]],
  [/vpcEndpointIds?$/i, ["vpce-0a1b2c3d4e5f60718"]],
  [/subnetIds$/i, ["subnet-0a1b2c3d4e5f60718", "subnet-0b1b2c3d4e5f60718"]],
  [/vpcId$/i, ["vpc-0a1b2c3d4e5f60718"]],
  [/internetGatewayId$/i, ["igw-0a1b2c3d4e5f60718"]],
  [/natGatewayIds?$/i, ["nat-0a1b2c3d4e5f60718"]],
  [/allocationIds?$/i, ["eipalloc-0a1b2c3d4e5f60718", "eipalloc-0b1b2c3d4e5f60718"]],
  [/transitGatewayId$/i, ["tgw-0a1b2c3d4e5f60718"]],
  [/peeringConnectionId$/i, ["pcx-0a1b2c3d4e5f60718"]],
  [/networkInterfaceId$/i, ["eni-0a1b2c3d4e5f60718"]],
  [/vpnGatewayId$/i, ["vgw-0a1b2c3d4e5f60718"]],
  [/routeTableId$/i, ["rtb-0a1b2c3d4e5f60718"]],
  [/prefixListId$/i, ["pl-0a1b2c3d4e5f60718"]],
  [/poolId$/i, ["ipam-pool-0a1b2c3d4e5f60718"]],
  [/snapshotId$/i, ["snap-0a1b2c3d4e5f60718"]],
  [/zoneId$/i, ["Z1D633PJN98FT9"]],
  [/ipv6CidrBlock$/i, ["2600:1f18:1234:5600::/56"]],
  [/VpcRef\.cidrBlock$/, ["10.0.0.0/16"]],
  [/TierProps\.cidrBlock$/, ["10.0.64.0/20", "10.0.128.0/19", "10.0.240.0/20"]],
  [/cidrBlock$/i, ["10.0.0.0/16", "10.8.0.0/16", "172.16.0.0/20"]],
  [
    /^(range|to|peer|staticRoutes|sourceIps|at)$/i,
    ["10.0.0.0/8", "192.168.4.0/24", "203.0.113.7/32", "0.0.0.0/0", "2001:db8::/32"],
  ],
  [/(ntpServers|domainNameServers|ipAddress|privateIps)$/i, ["203.0.113.7", "10.0.0.2", "10.0.0.130"]],
  [/^(availability)?zones?$/i, ["us-east-1a", "us-east-1b", "us-east-1c"]],
  [/region$/i, ["us-east-1", "eu-west-1", "ap-southeast-2"]],
  [/^instanceTypes?$|^types$/i, ["t3.small", "t4g.small", "m7g.large", "c7i.xlarge"]],
  [/^instanceClass$/i, ["db.t4g.medium", "db.r7g.large", "db.r6gd.large", "db.t3.medium"]],
  [/^engineVersion$/i, ["17", "16", "16.4", "8.4", "8.0", "11.4", "16.00", "19"]],
  [/maintenanceWindow$/i, ["sun:04:30-sun:05:30", "mon:23:00-tue:00:00"]],
  [/window$/i, ["03:00-04:00", "22:15-23:15"]],
  [/(start|snapshot)Time$/i, ["06:00", "23:30"]],
  [/^time$/i, ["2026-01-31T08:00:00Z"]],
  [/^(date|expires)$/i, ["2030-01-31", "2026-10-31"]],
  [/time_?zone$/i, ["Europe/Berlin", "UTC"]],
  [/^cron$/i, ["0 20 * * MON-FRI", "30 6 1 * *"]],
  [/schedule$/i, ["rate(12 hours)", "cron(0 4 ? * SUN *)"]],
  [/^emails?$/i, ["ops@example.com", "oncall@example.com"]],
  [
    /^(webhook|url|uri|issuer|runbooks?|origins?|corsOrigins|allowOrigin|.*Endpoint)$/i,
    ["https://www.example.com", "https://wiki.example.com/runbooks/"],
  ],
  [
    /^(domain|domainName|serverName|host|hosts|alternativeNames)$/i,
    ["shop.example.com", "*.example.com", "api.example.org"],
  ],
  [/^methods?$/i, ["GET", "POST"]],
  [/^(paths?|routes)$/i, ["/orders", "/orders/{id}", "/api/*", "/var/log/shop.log"]],
  [/headers$/i, ["content-type", "authorization", "X-Tenant"]],
  [/^service$/i, ["s3", "ssm", "logs"]],
  [/^(prefix|basePath|suffix|keyPrefix)$/i, ["drafts/", "shop", "acme:"]],
  [/^device$/i, ["/dev/sdf", "/dev/sdg"]],
  [/^rootDevice$/i, ["/dev/xvda"]],
  [/^actions$/i, ["s3:GetObject", "kms:Decrypt", "execute-api:Invoke"]],
  [/^resourceTypes$/i, ["AWS::EC2::Instance", "AWS::S3::Bucket"]],
  [/^(enforcedFor|requiredFor)$/i, ["ec2:instance", "s3:bucket", "rds:ALL_SUPPORTED"]],
  [/^type$/i, ["aws_s3_bucket", "aws_db_instance", "aws_lambda_function"]],
  [/bucketName$/i, ["shop-uploads-123456789012"]],
  [/^mode$/i, ["0644"]],
  [/^alias$/i, ["shop/orders"]],
  [/^pattern$/i, ["ERROR", '{ $.level = "error" }', "^[a-z]+$"]],
  [/^query$/i, ["fields @message | limit 20"]],
  [/^namespace$/i, ["AWS/SQS", "Shop"]],
  [/^formula$/i, ["100 * metric / requests"]],
  [/^matcher$/i, ["200", "200-299"]],
  [/^(databaseName|masterUsername|user)$/i, ["shop", "orders_rw"]],
  [/^(scaleOn.*|load)$/i, ["cpu"]],
  [/^reason$/i, ["rebuilt from the events in S3"]],
  [/^(costCenter|project|owner)$/i, ["4711", "shop", "payments-team"]],
];

/** Keys of records, by what the record is called. */
const KEYS: readonly (readonly [name: RegExp, keys: readonly string[]])[] = [
  [/natGatewayIds|natAllocationIds|allocationIds/i, ["us-east-1a", "us-east-1b"]],
  [/targets/i, ["Blue", "Green"]],
  [/tag|having|layers/i, ["owner", "Project", "cost-center"]],
  [/schedules/i, ["Daily", "Weekly"]],
  [/conditions/i, ["StringEquals", "ArnLike"]],
  [/principals/i, ["AWS", "Service"]],
  [/dimensions/i, ["QueueName", "AutoScalingGroupName"]],
  [/parameters/i, ["work_mem", "max_connections", "character_set_server"]],
];

const WORDS = ["Orders", "shop", "blue-1", "Reporting", "checkout_v2"];

/** Releases that each engine has. */
export const ENGINE_VERSIONS: Readonly<Record<string, readonly string[]>> = {
  postgres: ["17", "16.4", "15"],
  mysql: ["8.4", "8.0"],
  mariadb: ["11.4", "10.11"],
  sqlserver: ["16.00", "15.00"],
  oracle: ["19", "21"],
  "aurora-postgresql": ["16", "15.4"],
  "aurora-mysql": ["8.0"],
};

/** Likely texts for a prop: by its name, which may depend on its owner, and what its comment quotes. */
export function textsFor({ owner, name, doc }: Named): readonly string[] {
  const byName = BY_NAME.find(([pattern]) => pattern.test(name) || pattern.test(`${owner}.${name}`))?.[1] ?? [];
  const quoted = [...doc.matchAll(/"([^"\n]{1,80})"|`([^`\n]{1,80})`/g)].map(([, quotes, ticks]) => quotes ?? ticks);
  const examples = quoted.filter((text) => !/^[a-z]+[A-Z]|\.\.\.|…|^\{|\(\)|: "/.test(text));
  // The rule speaks of this very prop, a comment also of others.
  return byName.length > 0 ? [...byName, ...byName, ...byName, ...examples] : [...examples, ...examples, ...WORDS];
}

export function keysFor(name: string): readonly string[] {
  return KEYS.find(([pattern]) => pattern.test(name))?.[1] ?? WORDS;
}
