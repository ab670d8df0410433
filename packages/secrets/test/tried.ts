import { synth } from "@plinth/testing";
import type { Construct } from "constructs";
import {
  type GenerateProps,
  ParameterHierarchyModule,
  ParameterModule,
  type RotationProps,
  SecretModule,
} from "../src";

export const lambdaArn = "arn:aws:lambda:us-east-1:123456789012:function:rotate-api-key";

/** What is wrong, one sentence each. */
export function problemsOf(make: (scope: Construct) => unknown): string[] {
  try {
    synth((stack) => {
      make(stack);
      new ParameterModule(stack, "SoThatTheStackIsValid", { type: "String", value: "x" });
    });
    return [];
  } catch (error) {
    return (error as Error).message.split("\n  - ").slice(1);
  }
}

export const secret = (props: object) => (scope: Construct) =>
  new SecretModule(scope, "ApiKey", { environment: "prod", ...props });
export const rotated = (rotation: object) => secret({ rotation: { lambdaArn, days: 1, ...rotation } as RotationProps });
export const generated = (generate: GenerateProps) => secret({ generate });
export const parameter = (props: object) => (scope: Construct) =>
  new ParameterModule(scope, "Colour", { type: "String", value: "red", ...props } as never);
export const hierarchy = (path?: string) => (scope: Construct) =>
  new ParameterHierarchyModule(scope, "Settings", { path });
