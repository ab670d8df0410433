import { KmsKey } from "@cdktf/provider-aws/lib/kms-key";
import { useProvider } from "@plinth/core";
import { synth } from "@plinth/testing";
import type { TerraformProvider, TerraformStack } from "cdktf";
import { Construct } from "constructs";
import { AuroraModule, MultiAzClusterModule, RdsModule } from "../src";
import { KEY, otherRegion, ownPassword, subnets, threeZones } from "./database";

const INSTANCE = { environment: "dev", engine: "postgres", engineVersion: "17", subnets, ...ownPassword } as const;
const AURORA = { environment: "dev", engine: "aurora-postgresql", engineVersion: "16", subnets } as const;
const MULTI_AZ = { environment: "dev", engine: "postgres", engineVersion: "16", subnets: threeZones } as const;

const FAR = { ...threeZones, availabilityZones: ["eu-west-1a", "eu-west-1b", "eu-west-1c"] };

const keyIn = (stack: TerraformStack, provider?: TerraformProvider) => new KmsKey(stack, "Key", { provider });

/** Subnets, as a module of the provider's region has them. */
function subnetsIn(stack: TerraformStack, provider: TerraformProvider) {
  const module = new Construct(stack, "Subnets");
  useProvider(module, provider);
  return Object.assign(module, threeZones);
}

test.each<[string, (stack: TerraformStack, provider: TerraformProvider) => void]>([
  [
    "an instance",
    (stack, provider) => {
      const db = new RdsModule(stack, "Database", { ...INSTANCE, provider, subnets: FAR });
      db.addProxy("Pool");
      db.addReplica("Reporting");
      db.publishConnection("App");
      db.importFrom({ arn: "arn:aws:s3:::shop" });
    },
  ],
  [
    "an Aurora cluster",
    (stack, provider) => {
      const cluster = new AuroraModule(stack, "Database", { ...AURORA, provider, subnets: FAR });
      cluster.addEndpoint("Reports", { members: [cluster.addReader("Reporting")] });
      cluster.scaleReaders({ min: 1, max: 2 });
    },
  ],
  [
    "a Multi-AZ cluster",
    (stack, provider) => new MultiAzClusterModule(stack, "Database", { ...MULTI_AZ, provider, subnets: FAR }),
  ],
])("everything of %s is created by the provider that it is given", (_title, create) => {
  const { document } = synth((stack) => create(stack, otherRegion(stack)));
  const others = ["resource", "data", "ephemeral"].flatMap((kind) =>
    Object.entries<Record<string, { provider?: string }>>(document[kind] ?? {}).flatMap(([type, named]) =>
      Object.entries(named).flatMap(([name, { provider }]) =>
        provider === "aws.elsewhere" ? [] : [`${type}.${name}`],
      ),
    ),
  );
  expect(others).toEqual([]);
});

test.each([
  ["RdsModule", (stack: TerraformStack, props: object) => new RdsModule(stack, "Database", { ...INSTANCE, ...props })],
  [
    "AuroraModule",
    (stack: TerraformStack, props: object) => new AuroraModule(stack, "Database", { ...AURORA, ...props }),
  ],
  [
    "MultiAzClusterModule",
    (stack: TerraformStack, props: object) => new MultiAzClusterModule(stack, "Database", { ...MULTI_AZ, ...props }),
  ],
])("a key and subnets of another region are refused by %s, and accepted with its provider", (name, create) => {
  const far = (stack: TerraformStack) => {
    const provider = otherRegion(stack);
    return { encryptionKey: keyIn(stack, provider), subnets: subnetsIn(stack, provider), provider };
  };
  const wrong = () => synth((stack) => create(stack, { ...far(stack), provider: undefined }));
  expect(wrong).toThrow(
    `test/Database (${name}) is misconfigured:\n` +
      "  - encryptionKey must be in us-east-1, the region of this module, got test/Key in eu-west-1\n" +
      "  - subnets must be in us-east-1, the region of this module, got test/Subnets in eu-west-1",
  );
  expect(() => synth((stack) => create(stack, far(stack)))).not.toThrow();
});

test("a replica in another region wants that region's key and subnets, and another region", () => {
  const replica = (options: (stack: TerraformStack, elsewhere: TerraformProvider) => object) => () =>
    synth((stack) => {
      new RdsModule(stack, "Database", INSTANCE).addReplica("Far", options(stack, otherRegion(stack)) as never);
    });
  expect(replica((stack, provider) => ({ provider, subnets, encryptionKey: keyIn(stack) }))).toThrow(
    'test/Database.addReplica("Far") (RdsModule) is misconfigured:\n' +
      "  - encryptionKey must be in eu-west-1, the region of provider, got test/Key in us-east-1",
  );
  expect(
    replica((stack, elsewhere) => ({
      provider: stack.node.findChild("Aws"),
      subnets: subnetsIn(stack, elsewhere),
      encryptionKey: { arn: KEY },
    })),
  ).toThrow(
    "  - provider must be of another region than us-east-1, the region of the database\n" +
      "  - subnets must be in us-east-1, the region of provider, got test/Subnets in eu-west-1",
  );
  expect(replica((_stack, provider) => ({ provider, subnets }))).toThrow(
    "provider, subnets and encryptionKey must be given together, for a replica in another region",
  );
});

test("backups are replicated to another region, with a key of that region", () => {
  const replicate = (options: (stack: TerraformStack) => object) => () =>
    synth((stack) => void new RdsModule(stack, "Database", INSTANCE).replicateBackups(options(stack) as never));
  expect(replicate((stack) => ({ provider: otherRegion(stack), encryptionKey: keyIn(stack) }))).toThrow(
    "encryptionKey must be in eu-west-1, the region of provider, got test/Key in us-east-1",
  );
  expect(replicate((stack) => ({ provider: stack.node.findChild("Aws"), encryptionKey: { arn: KEY } }))).toThrow(
    "provider must be of another region than us-east-1, the region of the database",
  );
});
