import type { ApiGatewayDeployment } from "@cdktf/provider-aws/lib/api-gateway-deployment";
import type { ApiGatewayRestApi } from "@cdktf/provider-aws/lib/api-gateway-rest-api";
import type { ApiGatewayStage } from "@cdktf/provider-aws/lib/api-gateway-stage";
import type { ModuleContext } from "@plinth/core";
import type { RestLink } from "./rest-integration";
import type { ExecutionLogSettings } from "./rest-stage";

/** What the methods of a REST API need of it. */
export interface RestContext extends ModuleContext {
  readonly api: ApiGatewayRestApi;
  readonly deployment: ApiGatewayDeployment;
  readonly stage: ApiGatewayStage;
  /** Only with a backend. */
  readonly link: RestLink | undefined;
  /** Of routes that name none. */
  readonly authorization: "AWS_IAM" | "NONE";
  readonly requestValidatorId: string;
  readonly executionLog: ExecutionLogSettings;
}
