import { LambdaPermission } from "@cdktf/provider-aws/lib/lambda-permission";
import type { Construct } from "constructs";

/** A raw `LambdaFunction`, or the same two words of an existing one. */
export interface FunctionRef {
  readonly functionName: string;
  readonly invokeArn: string;
  /** Alias or version that `invokeArn` names. @default - the function itself */
  readonly qualifier?: string;
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
