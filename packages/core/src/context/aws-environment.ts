import { DataAwsCallerIdentity } from "@cdktf/provider-aws/lib/data-aws-caller-identity";
import { DataAwsPartition } from "@cdktf/provider-aws/lib/data-aws-partition";
import { DataAwsRegion } from "@cdktf/provider-aws/lib/data-aws-region";
import { TerraformStack } from "cdktf";
import { Construct } from "constructs";
import { idOf } from "../names";
import { moduleProviderOf } from "./provider";

/** Partition, region and account of a provider, known only after apply. */
export interface AwsEnvironment {
  readonly partition: string;
  readonly region: string;
  readonly accountId: string;
}

/** Each is a data source of the stack, created when it is first read and once per provider. */
export function awsEnvironmentOf(scope: Construct): AwsEnvironment {
  const stack = TerraformStack.of(scope);
  const provider = moduleProviderOf(scope);
  const home = () =>
    child(stack, provider ? `Plinth-${idOf(provider, stack)}` : "Plinth", (id) => new Construct(stack, id));
  return {
    get partition() {
      return child(home(), "Partition", (id) => new DataAwsPartition(home(), id, { provider })).partition;
    },
    get region() {
      return child(home(), "Region", (id) => new DataAwsRegion(home(), id, { provider })).id;
    },
    get accountId() {
      return child(home(), "Account", (id) => new DataAwsCallerIdentity(home(), id, { provider })).accountId;
    },
  };
}

function child<T extends Construct>(scope: Construct, id: string, create: (id: string) => T): T {
  return (scope.node.tryFindChild(id) as T | undefined) ?? create(id);
}
