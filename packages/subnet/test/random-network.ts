import { TerraformElement, type TerraformStack } from "cdktf";
import fc from "fast-check";
import { SubnetModule, type SubnetModuleProps, type Zone } from "../src";

/** A network as a user would write it: tiers by name, each with zones, routes and rules. */
export interface RandomNetwork {
  readonly tiers: readonly RandomTier[];
}

export interface RandomTier {
  readonly id: string;
  readonly kind: "public" | "private" | "isolated";
  readonly block: number;
  readonly slots: 4 | 8 | 16;
  readonly ipv6: boolean;
  readonly zones: readonly Zone[];
  readonly routes: readonly number[];
  readonly rules: readonly number[];
}

export const VPC_RANGE = "10.0.0.0/16";

const VPC = {
  vpcId: "vpc-0a1b2c3d4e5f60718",
  cidrBlock: VPC_RANGE,
  internetGatewayId: "igw-0a1b2c3d4e5f60718",
  ipv6CidrBlock: "2001:db8:1234:1a00::/56",
  egressOnlyInternetGatewayId: "eigw-0a1b2c3d4e5f60718",
};

/** Four zones fit into every number of slots; the local zone has the slot of none. */
export const ZONES: readonly Zone[] = ["us-east-1a", "us-east-1b", "us-east-1c", { zone: "us-east-1-bos-1a", slot: 3 }];

const tier = (block: number): fc.Arbitrary<RandomTier> =>
  fc.record({
    id: fc.constant(`Tier${block}`),
    kind: fc.constantFrom("public", "private", "isolated"),
    block: fc.constant(block),
    slots: fc.constantFrom<4 | 8 | 16>(4, 8, 16),
    ipv6: fc.boolean(),
    zones: fc.shuffledSubarray([...ZONES], { minLength: 1 }),
    routes: fc.shuffledSubarray([1, 2, 3]),
    rules: fc.shuffledSubarray([100, 110, 120]),
  });

/** Up to three tiers in some of sixteen blocks of /20, in any order. */
export const networks: fc.Arbitrary<RandomNetwork> = fc
  .shuffledSubarray(
    Array.from({ length: 16 }, (_, block) => block),
    { minLength: 1, maxLength: 3 },
  )
  .chain((blocks) => fc.tuple(...blocks.map(tier)))
  .map((tiers) => ({ tiers }));

export function build(stack: TerraformStack, { tiers }: RandomNetwork): SubnetModule[] {
  return tiers.map(({ id, kind, block, slots, ipv6, zones, routes, rules }) => {
    const egress = { natGatewayIds: { "us-east-1a": "nat-0a1b2c3d4e5f60718" } };
    const cidrBlock = `10.0.${block * 16}.0/20`;
    const props = { tier: kind, vpc: VPC, cidrBlock, slots, ipv6, zones, ...(kind === "private" && { egress }) };
    const made = new SubnetModule(stack, id, props as SubnetModuleProps);
    for (const route of routes) {
      made.addRoute(`Net${route}`, { to: `10.${route}.0.0/16`, via: { transitGatewayId: "tgw-0a1b2c3d4e5f60718" } });
    }
    for (const rule of rules) made.addNetworkAcl().allowFrom(rule, "10.0.0.0/8", rule);
    return made;
  });
}

/** What is where: ranges of subnets, destinations of routes and numbers of rules, by address. */
export function picture(stack: TerraformStack): Map<string, string> {
  const inputs = ["cidrBlock", "availabilityZone", "destinationCidrBlock", "destinationIpv6CidrBlock", "ruleNumber"];
  const elements = stack.node.findAll().filter((one) => one !== stack && TerraformElement.isTerraformElement(one));
  return new Map(
    elements.map((element) => {
      const { friendlyUniqueId } = element as TerraformElement;
      const values = inputs.map((input) => (element as unknown as Record<string, unknown>)[`${input}Input`]);
      return [friendlyUniqueId, values.filter((value) => value !== undefined).join(" ")];
    }),
  );
}
