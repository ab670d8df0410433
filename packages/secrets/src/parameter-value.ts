import { distinct, must, oneOf, type Problem } from "@plinth/core";
import { Token } from "cdktf";
import { literalSecretProblem, tagProblems } from "./no-secrets";
import type { ParameterModuleProps } from "./parameter-props";

/** Bytes of a value. AWS docs, "Managing parameter tiers". */
const MAX_BYTES = { Standard: 4096, Advanced: 8192 } as const;

export function parameterProblems(props: ParameterModuleProps): Problem[] {
  const type = oneOf("type", props.type, ["String", "StringList", "SecureString"]);
  if (type) return [type];
  if (props.type === "SecureString") return [secretProblem(props)];
  const text = props.type === "String" ? props.value : props.values.join(",");
  const prop = props.type === "String" ? "value" : "values";
  return [
    oneOf("tier", props.tier, ["Standard", "Advanced"]),
    ...(props.type === "StringList" ? listProblems(props.values) : []),
    bytesProblem(prop, text, props.tier ?? "Standard"),
    literalSecretProblem(prop, text),
    literalSecretProblem("description", props.description),
    must((props.description ?? "").length <= 1024, "description must have at most 1024 characters"),
    ...tagProblems(props.tags),
  ];
}

function listProblems(values: readonly string[]): Problem[] {
  return [
    distinct("values", values, 1),
    ...values.map(
      (value) =>
        !Token.isUnresolved(value) &&
        (value === "" || value.includes(",")) &&
        `values must be text without commas, got ${JSON.stringify(value)}`,
    ),
  ];
}

function bytesProblem(prop: string, text: string, tier: keyof typeof MAX_BYTES): Problem {
  if (Token.isUnresolved(text)) return;
  const bytes = Buffer.byteLength(text);
  const max = MAX_BYTES[tier];
  if (bytes >= 1 && bytes <= max) return;
  const advice = tier === "Standard" && bytes > max ? ' (8192 with tier "Advanced")' : "";
  return `${prop} must be 1 to ${max} bytes${advice}, got ${bytes}`;
}

/** For callers without a compiler; what was given is not repeated. */
function secretProblem(props: object): Problem {
  const given = ["value", "values", "secureValue", "valueWo"].find((prop) => prop in props);
  return given && `${given} must not be given for a SecureString, because state would hold it: put it by hand`;
}
