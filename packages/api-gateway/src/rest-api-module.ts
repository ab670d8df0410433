import { ApiGatewayClientCertificate } from "@cdktf/provider-aws/lib/api-gateway-client-certificate";
import type { ApiGatewayDeployment } from "@cdktf/provider-aws/lib/api-gateway-deployment";
import type { ApiGatewayMethodSettings } from "@cdktf/provider-aws/lib/api-gateway-method-settings";
import { ApiGatewayRequestValidator } from "@cdktf/provider-aws/lib/api-gateway-request-validator";
import { ApiGatewayRestApi } from "@cdktf/provider-aws/lib/api-gateway-rest-api";
import { ApiGatewayStage } from "@cdktf/provider-aws/lib/api-gateway-stage";
import type { ApiGatewayVpcLink } from "@cdktf/provider-aws/lib/api-gateway-vpc-link";
import type { CloudwatchLogGroup } from "@cdktf/provider-aws/lib/cloudwatch-log-group";
import { Wafv2WebAclAssociation } from "@cdktf/provider-aws/lib/wafv2-web-acl-association";
import {
  dependsOnOf,
  type Monitorable,
  moduleContext,
  parse,
  regionProblem,
  type Signals,
  warn,
  whileCreating,
} from "@plinth/core";
import { Construct } from "constructs";
import { createAccessLog, unusedGroupWarning } from "./access-log";
import { type ApiDomain, addDomain, type DomainProps } from "./domain";
import { formatOf } from "./log-fields";
import {
  addCognitoAuthorizer,
  addRestLambdaAuthorizer,
  type CognitoAuthorizerProps,
  type RestAuthorizer,
  type RestLambdaAuthorizerProps,
} from "./rest-authorizers";
import type { RestContext } from "./rest-context";
import { createDeployment, redeploy } from "./rest-deployment";
import { backendRegionProblem, createVpcLink } from "./rest-integration";
import { createPolicy } from "./rest-policy";
import { REST_API, type RestApiModuleProps } from "./rest-props";
import { addRestRoute, type RestRoute, type RestRouteProps, type RestRoutes } from "./rest-route";
import { createStageSettings } from "./rest-stage";
import { type ApiSignal, restApiSignals } from "./signals";
import { throttleWarnings } from "./throttle";
import { addUsagePlan, type UsagePlan, type UsagePlanProps } from "./usage-plan";

/**
 * A REST API of the routes that are added: filtered, throttled, validated, logged, and deployed anew when they change.
 *
 * @throws Error naming every prop that AWS would refuse. Limits: AWS docs, "Quotas for REST APIs".
 */
export class RestApiModule extends Construct implements Monitorable<ApiSignal> {
  public readonly api: ApiGatewayRestApi;
  public readonly deployment: ApiGatewayDeployment;
  public readonly stage: ApiGatewayStage;
  public readonly settings: ApiGatewayMethodSettings;
  public readonly requestValidator: ApiGatewayRequestValidator;
  /** Only with `backend`. */
  public readonly vpcLink: ApiGatewayVpcLink | undefined;
  /** Only where the access log goes to CloudWatch Logs. */
  public readonly accessLog: CloudwatchLogGroup | undefined;
  public readonly executionLog: CloudwatchLogGroup;
  public readonly signals: Signals<ApiSignal>;
  private readonly context: RestContext;
  private readonly routes: RestRoutes = new Map();
  private readonly isPrivate: boolean;
  private readonly disableExecuteApiEndpoint: boolean | undefined;

  constructor(scope: Construct, id: string, props: RestApiModuleProps) {
    super(scope, id);
    const settings = parse(this, REST_API, props, {
      rules: [
        ({ account }) => typeof account === "object" && regionProblem("account", this, account.account),
        ({ webAcl }) => regionProblem("webAcl", this, webAcl),
        ({ backend }) => backend && backendRegionProblem(this, backend),
        ({ encryptionKey }) => regionProblem("encryptionKey", this, encryptionKey),
      ],
    });
    const context = moduleContext(this, { ...settings, baseName: settings.name });
    const { account, backend, executionLog, stageName, vpcEndpointIds, webAcl } = settings;
    const name = settings.name ?? context.name(128);
    const tags = context.tags();
    warn(
      this,
      executionLog.dataTrace &&
        settings.environment === "prod" &&
        "executionLog.dataTrace writes tokens and personal data into the log",
      unusedGroupWarning(settings.accessLog),
      ...throttleWarnings(settings),
    );
    this.isPrivate = vpcEndpointIds !== undefined;
    this.disableExecuteApiEndpoint = settings.disableExecuteApiEndpoint;

    this.api = new ApiGatewayRestApi(this, "Default", {
      name,
      endpointConfiguration: vpcEndpointIds
        ? { types: ["PRIVATE"], vpcEndpointIds: [...vpcEndpointIds] }
        : { types: ["REGIONAL"] },
      tags,
      lifecycle: { createBeforeDestroy: true },
    });
    this.requestValidator = new ApiGatewayRequestValidator(this, "RequestValidator", {
      restApiId: this.api.id,
      name,
      validateRequestParameters: true,
      validateRequestBody: true,
    });
    this.vpcLink = backend && whileCreating(this, () => createVpcLink(context, name, backend));
    this.deployment = createDeployment(this, this.api.id);
    const policy = createPolicy(this, this.api, settings.policy, vpcEndpointIds);
    if (policy) redeploy(this.deployment, "api.policy", policy);
    if (this.disableExecuteApiEndpoint !== undefined) this.closeEndpoint(this.disableExecuteApiEndpoint);

    const { deliveryStreamArn, fields } = settings.accessLog;
    const accessLog = deliveryStreamArn === undefined ? createAccessLog(context, settings.accessLog) : undefined;
    this.accessLog = accessLog;
    // The service chooses the name, so the group is made before the stage can: with retention, and with the key.
    const executionLogName = `API-Gateway-Execution-Logs_${this.api.id}/${stageName}`;
    this.executionLog = context.createLogGroup("ExecutionLog", executionLogName);
    const certificate = settings.clientCertificate
      ? new ApiGatewayClientCertificate(this, "ClientCertificate", {
          description: "Shown to the backends of an API",
          tags,
          lifecycle: { createBeforeDestroy: true },
        })
      : undefined;
    this.stage = new ApiGatewayStage(this, "Stage", {
      restApiId: this.api.id,
      deploymentId: this.deployment.id,
      stageName,
      accessLogSettings: { destinationArn: accessLog?.arn ?? `${deliveryStreamArn}`, format: formatOf(fields) },
      xrayTracingEnabled: settings.tracing,
      clientCertificateId: certificate?.id,
      tags,
      dependsOn: dependsOnOf(this, [this.executionLog, ...(account === "existing" ? [] : [account.account])]),
    });
    this.settings = createStageSettings(this, this.stage, executionLog, settings);
    if (webAcl !== "none") {
      new Wafv2WebAclAssociation(this, "WebAclAssociation", { resourceArn: this.stage.arn, webAclArn: webAcl.arn });
    }
    this.context = {
      ...context,
      api: this.api,
      deployment: this.deployment,
      stage: this.stage,
      link: backend && this.vpcLink && { vpcLinkId: this.vpcLink.id, backend },
      authorization: settings.authorization,
      requestValidatorId: this.requestValidator.id,
      executionLog,
    };
    this.signals = restApiSignals(this.node.id, name, stageName);
    // AWS does not deploy an API without methods. AWS docs, "CreateDeployment".
    this.node.addValidation({
      validate: () => (this.routes.size > 0 ? [] : [`${this.node.path} needs a route: addRoute(…)`]),
    });
  }

  /** Where callers find the API, unless it answers only to its domains. */
  get url(): string {
    return this.stage.invokeUrl;
  }

  /** A method of a path, and what answers it. */
  addRoute(key: string, props: RestRouteProps): RestRoute {
    return addRestRoute(this.context, this.routes, key, props);
  }

  /** Lets bearers of tokens of Cognito user pools into routes. */
  addCognitoAuthorizer(key: string, props: CognitoAuthorizerProps): RestAuthorizer {
    return addCognitoAuthorizer(this.context, key, props);
  }

  /** Asks a function who may call routes. */
  addLambdaAuthorizer(key: string, props: RestLambdaAuthorizerProps): RestAuthorizer {
    return addRestLambdaAuthorizer(this.context, key, props);
  }

  /** Counts and limits callers by keys: `api.addUsagePlan("Partners", { throttle }).addKey("Acme")`. */
  addUsagePlan(key: string, props: UsagePlanProps): UsagePlan {
    return addUsagePlan(this.context, key, props);
  }

  /**
   * A custom domain name for the API, unless it is private. The endpoint of AWS is closed, unless `disableExecuteApiEndpoint` is
   * false.
   */
  addDomain(name: string, props: DomainProps): ApiDomain {
    const { isPrivate, disableExecuteApiEndpoint } = this;
    const { stageName } = this.stage;
    const target = { apiId: this.api.id, stage: stageName, disableExecuteApiEndpoint, isPrivate };
    const domain = addDomain(this.context, name, props, target);
    this.closeEndpoint(disableExecuteApiEndpoint ?? true);
    return domain;
  }

  private closeEndpoint(isClosed: boolean): void {
    this.api.disableExecuteApiEndpoint = isClosed;
    redeploy(this.deployment, "api.endpoint", this.api);
  }
}
