import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { inputFaults } from "@plinth/testing";
import type { TerraformStack } from "cdktf";
import { type GrantOptions, KmsModule, type KmsModuleProps } from "../src";
import { KMS } from "../src/props";
import { role } from "./made";

const west = (stack: TerraformStack) => new AwsProvider(stack, "West", { alias: "west", region: "us-west-2" });
const key = (stack: TerraformStack) => new KmsModule(stack, "Multi", { environment: "prod", multiRegion: true });

test("every prop of a key passes a value that is known after apply, or is refused by name", () => {
  const faults = inputFaults({
    create: (stack, props: KmsModuleProps) => new KmsModule(stack, "Key", props),
    props: (stack) => ({
      environment: "prod",
      description: "Orders",
      alias: "orders",
      deletionWindowDays: 7,
      rotationPeriodDays: 90,
      multiRegion: true,
      administrators: [role("admin")],
      users: [role("user")],
      tags: { Team: "orders" },
      provider: west(stack),
    }),
    names: Object.keys(KMS.rows ?? {}),
  });
  expect(faults).toEqual([]);
});

test.each([
  ["addAlias", (one: KmsModule, options: never) => one.addAlias("Legacy", options), () => ({ name: "legacy" })],
  [
    "addReplica",
    (one: KmsModule, options: never) => one.addReplica("Far", options),
    (stack: TerraformStack) => ({ provider: west(stack) }),
  ],
  [
    "grantDecrypt",
    (one: KmsModule, options: never) => one.grantDecrypt({ role: role("user") }, options as GrantOptions),
    () => ({ through: ["s3"] }),
  ],
] as const)(
  "every option of %s passes a value that is known after apply, or is refused by name",
  (_name, call, props) => {
    const faults = inputFaults({ create: (stack, options: never) => call(key(stack), options), props });
    expect(faults).toEqual([]);
  },
);
