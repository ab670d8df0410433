import { EC2Module } from "@plinth/ec2";
import { RdsModule } from "@plinth/rds";
import { ParameterHierarchyModule, ParameterModule, SecretModule } from "@plinth/secrets";
import { synth } from "@plinth/testing";
import type { TerraformStack } from "cdktf";

/** Text that nothing tells from any other. */
const CANARY = "canary-planted-51be";
/** A secret that can be known by its look. */
const KEY = "AKIAIOSFODNN7CANARY1";

const subnets = {
  vpcId: "vpc-1",
  subnetIds: ["subnet-1", "subnet-2"],
  availabilityZones: ["us-east-1a", "us-east-1b"],
};
const environment = "prod";

/** Props that no compiler would let through are given as callers without one would. */
// biome-ignore lint/suspicious/noExplicitAny: what is planted fits no type on purpose
type Any = any;

/** Every way by which a user could put a secret into a document, and what comes of it. */
export const ways: Readonly<Record<string, () => "refused" | "dropped" | "known">> = {
  "value of a secret": secret({ value: CANARY }),
  "string of a secret": secret({ secretString: CANARY }),
  "field of a generated value": secret({ generate: { fields: { password: CANARY } } }),
  "description of a secret": secret({ description: KEY }),
  "tag of a secret": secret({ tags: { Key: KEY } }),
  "resource policy": secret({
    policy: [{ actions: ["*"], resources: ["*"], principals: { AWS: [KEY] } }],
  }),
  "secret parameter": parameter({ type: "SecureString", value: CANARY }),
  "plain parameter": parameter({ type: "String", value: KEY }),
  "list parameter": parameter({ type: "StringList", values: [KEY] }),
  "parameter of a hierarchy": outcome((stack) => {
    new ParameterHierarchyModule(stack, "Settings").add("key", { type: "SecureString", value: CANARY } as Any);
  }),
  "password of a database": outcome((stack) => {
    const planted: Any = { password: CANARY, masterPassword: CANARY };
    new RdsModule(stack, "Database", { environment, engine: "postgres", engineVersion: "17", subnets, ...planted });
  }),
  "user data": outcome((stack) => {
    const userData = `export AWS_ACCESS_KEY_ID=${KEY}`;
    new EC2Module(stack, "Web", { environment, subnets, port: 8080, instanceType: "t4g.small", userData });
  }),
};

function secret(props: Any) {
  return outcome((stack) => void new SecretModule(stack, "ApiKey", { environment, ...props }));
}

function parameter(props: Any) {
  return outcome((stack) => void new ParameterModule(stack, "Colour", props));
}

function outcome(plant: (stack: TerraformStack) => void) {
  return () => {
    try {
      return leaks(synth(plant).text) ? "known" : "dropped";
    } catch (error) {
      if (!/ is misconfigured:|secret|would hold it/.test(String(error))) throw error;
      return leaks(String(error)) ? "known" : "refused";
    }
  };
}

function leaks(text: string): boolean {
  return text.includes(CANARY) || text.includes(KEY);
}
