import { ApiGatewayClientCertificate } from "@cdktf/provider-aws/lib/api-gateway-client-certificate";
import type { ApiGatewayDeployment } from "@cdktf/provider-aws/lib/api-gateway-deployment";
import type { ApiGatewayMethodSettings } from "@cdktf/provider-aws/lib/api-gateway-method-settings";
import { ApiGatewayRequestValidator } from "@cdktf/provider-aws/lib/api-gateway-request-validator";
import { ApiGatewayRestApi } from "@cdktf/provider-aws/lib/api-gateway-rest-api";
import { ApiGatewayStage } from "@cdktf/provider-aws/lib/api-gateway-stage";
import { ApiGatewayVpcLink } from "@cdktf/provider-aws/lib/api-gateway-vpc-link";
import type { CloudwatchLogGroup } from "@cdktf/provider-aws/lib/cloudwatch-log-group";
import { Wafv2WebAclAssociation } from "@cdktf/provider-aws/lib/wafv2-web-acl-association";
import { type Monitorable, nameOf, type Signals, validate, withDefaults } from "@plinth/core";
import { Construct } from "constructs";
import { accessLog, REST_LOG_FIELDS } from "./access-log";
import { settingFor } from "./account";
import { type ApiDomain, type DomainProps, domain, domainProblems } from "./domain";
import { formatOf } from "./log-fields";
import { keyProblem } from "./paths";
import {
  type CognitoAuthorizerProps,
  cognitoAuthorizer,
  cognitoProblems,
  type RestAuthorizer,
  type RestLambdaAuthorizerProps,
  restLambdaAuthorizer,
  restLambdaProblems,
} from "./rest-authorizers";
import { deployment, redeploy } from "./rest-deployment";
import { apiPolicy } from "./rest-policy";
import { REST_DEFAULTS, type RestApiModuleProps, restProblemsOf } from "./rest-props";
import { type RestRoute, type RestRouteContext, type RestRouteProps, restRoute, restRouteProblems } from "./rest-route";
import { executionLog, stageSettings } from "./rest-stage";
import { type ApiSignal, restApiSignals } from "./signals";
import { UsagePlan, type UsagePlanProps, usagePlanProblems } from "./usage-plan";

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
  private readonly context: RestRouteContext;
  private readonly routes = new Map<string, RestRouteProps>();

  constructor(
    scope: Construct,
    id: string,
    private readonly props: RestApiModuleProps,
  ) {
    super(scope, id);
    validate(this, restProblemsOf(props));
    const settings = withDefaults(props, REST_DEFAULTS[props.environment]);
    const { backend, encryptionKey, stageName = "live", vpcEndpointIds, webAcl } = props;
    const tags = this.tags;
    const name = nameOf(this, 128);
    const retentionDays = settings.logRetentionDays;

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
    if (backend) {
      this.vpcLink = new ApiGatewayVpcLink(this, "VpcLink", {
        name,
        targetArns: [backend.balancer.arn],
        tags,
        // AWS does not delete a link while an integration uses it.
        lifecycle: { createBeforeDestroy: true },
      });
    }
    this.deployment = deployment(this, this.api.id);
    const policy = apiPolicy(this, this.api, props.policy ?? [], vpcEndpointIds);
    if (policy) redeploy(this.deployment, "Policy", policy);
    if (props.disableExecuteApiEndpoint !== undefined) this.closeEndpoint(props.disableExecuteApiEndpoint);

    const stream = props.accessLog && "deliveryStreamArn" in props.accessLog ? props.accessLog : undefined;
    if (!stream) this.accessLog = accessLog(this, { retentionDays, encryptionKey, ...props.accessLog, tags });
    this.executionLog = executionLog(this, { apiId: this.api.id, stageName, retentionDays, encryptionKey, tags });
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
      accessLogSettings: {
        destinationArn: stream?.deliveryStreamArn ?? (this.accessLog as CloudwatchLogGroup).arn,
        format: formatOf(props.accessLog?.fields ?? REST_LOG_FIELDS),
      },
      xrayTracingEnabled: settings.tracing,
      clientCertificateId: certificate?.id,
      tags,
      dependsOn: [this.executionLog, ...settingFor(this, props.account)],
    });
    const logging = { level: props.executionLog?.level ?? "ERROR", dataTrace: props.executionLog?.dataTrace ?? false };
    this.settings = stageSettings(this, this.stage, logging, settings);
    if (webAcl !== "none") {
      new Wafv2WebAclAssociation(this, "WebAclAssociation", { resourceArn: this.stage.arn, webAclArn: webAcl.arn });
    }
    this.context = {
      api: this.api,
      stageName: this.stage.stageName,
      link: backend && this.vpcLink && { vpcLinkId: this.vpcLink.id, backend },
      authorization: props.authorization,
      requestValidatorId: this.requestValidator.id,
      settings: logging,
    };
    this.signals = restApiSignals(this.node.id, name, stageName);
    this.node.addValidation({
      validate: () => (this.routes.size > 0 ? [] : [`${this.node.path} needs a route: addRoute(…)`]),
    });
  }

  /** Where callers find the API, unless it answers only to its domains. */
  get url(): string {
    return this.stage.invokeUrl;
  }

  private get tags(): Record<string, string> {
    return { ...this.props.tags, Name: nameOf(this, 255) };
  }

  /** A method of a path, and what answers it. */
  addRoute(key: string, props: RestRouteProps): RestRoute {
    const problems = restRouteProblems(this, key, props, this.routes, this.props.backend);
    validate(this, problems, `addRoute("${key}")`);
    const route = restRoute(this, key, props, this.context);
    redeploy(this.deployment, key, route.method, route.integration);
    this.routes.set(key, props);
    return route;
  }

  /** Lets bearers of tokens of Cognito user pools into routes. */
  addCognitoAuthorizer(key: string, props: CognitoAuthorizerProps): RestAuthorizer {
    validate(this, [keyProblem(key), ...cognitoProblems(props)], `addCognitoAuthorizer("${key}")`);
    const made = cognitoAuthorizer(this, key, this.api, props);
    redeploy(this.deployment, `Authorizer-${key}`, made.authorizer);
    return made;
  }

  /** Asks a function who may call routes. */
  addLambdaAuthorizer(key: string, props: RestLambdaAuthorizerProps): RestAuthorizer {
    validate(this, [keyProblem(key), ...restLambdaProblems(props)], `addLambdaAuthorizer("${key}")`);
    const made = restLambdaAuthorizer(this, key, this.api, props);
    redeploy(this.deployment, `Authorizer-${key}`, made.authorizer);
    return made;
  }

  /** Counts and limits callers by keys: `api.addUsagePlan("Partners", { throttle }).addKey("Acme")`. */
  addUsagePlan(key: string, props: UsagePlanProps): UsagePlan {
    validate(this, [keyProblem(key), ...usagePlanProblems(props)], `addUsagePlan("${key}")`);
    return new UsagePlan(this, `UsagePlan-${key}`, this.stage, props);
  }

  /** A name of one's own for the API. The endpoint of AWS is closed, unless `disableExecuteApiEndpoint` is false. */
  addDomain(name: string, props: DomainProps): ApiDomain {
    const { disableExecuteApiEndpoint: disable } = this.props;
    validate(this, domainProblems(name, props, disable), `addDomain("${name}")`);
    this.closeEndpoint(disable ?? true);
    return domain(this, name, props, { apiId: this.api.id, name: this.stage.stageName }, this.tags);
  }

  private closeEndpoint(closed: boolean): void {
    this.api.disableExecuteApiEndpoint = closed;
    redeploy(this.deployment, "Endpoint", this.api);
  }
}
