import { LambdaPermission } from "@cdktf/provider-aws/lib/lambda-permission";
import { arnRegionProblem, dependOn, type Problem, reference, regionProblem, text } from "@plinth/core";
import { Construct } from "constructs";

/** A raw `LambdaFunction`, or the same two words of an existing one. */
export interface FunctionRef {
  readonly functionName: string;
  readonly invokeArn: string;
  /** Alias or version that `invokeArn` names. @default - the function itself */
  readonly qualifier?: string;
}

/** AWS docs, "AddPermission", https://docs.aws.amazon.com/lambda/latest/api/API_AddPermission.html: no policy for $LATEST. */
export const FUNCTION = reference<FunctionRef>({
  functionName: text(
    "be the name or ARN of a function",
    /^(arn:[\w-]+:lambda:)?([a-z]{2}(-[a-z]+)+-\d:)?(\d{12}:)?(function:)?[\w-]{1,64}(:[\w-]+)?$/,
  ),
  invokeArn: text("be the ARN by which API Gateway invokes a function", /^arn:[\w-]+:(apigateway|lambda):[\w-]+:\S+$/),
  qualifier: text("be an alias or a version", /^[\w-]{1,128}$/).optional(),
});

/** The permission is one of the region of the API. */
export function functionRegionProblem(path: string, module: Construct, given: FunctionRef): Problem {
  return regionProblem(path, module, given) || arnRegionProblem(`${path}.invokeArn`, module, given.invokeArn);
}

/** What cannot live beside a function: its own stack must not depend on that of the API. */
export function dependOnFunction(module: Construct, given: FunctionRef, call: string): void {
  if (!Construct.isConstruct(given)) return;
  const remedy = "put the function into the stack of the API, or into one that does not depend on it";
  dependOn(module, given, `${module.node.path}.${call}`, remedy);
}

/** Lets this API call the function, for the given part of the API only. */
export function permitInvoke(
  scope: Construct,
  id: string,
  { functionName, qualifier }: FunctionRef,
  sourceArn: string,
): LambdaPermission {
  return new LambdaPermission(scope, id, {
    action: "lambda:InvokeFunction",
    functionName,
    qualifier,
    principal: "apigateway.amazonaws.com",
    sourceArn,
  });
}
