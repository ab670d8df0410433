import { block, list, text } from "@plinth/model";
import {
  type Check,
  type Condition,
  firstOf,
  is,
  isDestroyedFirst,
  isOfType,
  must,
  mustBeReferredToBy,
  mustBeSet,
  mustBeTrue,
  mustNot,
  mustNotBeTrue,
  unless,
  when,
} from "../checks/arguments";
import { advice, error, warning } from "./row";

const STAGE = "aws_api_gateway_stage";
const METHOD = "aws_api_gateway_method";
const SETTINGS = "aws_api_gateway_method_settings";
const DOMAINS = ["aws_api_gateway_domain_name", "aws_apigatewayv2_domain_name"];

/** What a browser asks before a request to another origin. */
const isPreflight = is("http_method", "OPTIONS");

const isOpen = (argument: string): Check =>
  mustNot(({ args }) => args[argument] === undefined || args[argument] === "NONE", "asks nobody who they are");

const takesOldTls: Condition = ({ args }) =>
  text(args.security_policy ?? block(args, "domain_name_configuration").security_policy) === "TLS_1_0";

const logsErrors: Condition = (stage, stack) =>
  stack
    .referringTo(stage, SETTINGS)
    .some(({ args }) => ["ERROR", "INFO"].includes(`${block(args, "settings").logging_level}`));

const isPrivate: Condition = (stage, stack) =>
  stack
    .referredBy(stage, "aws_api_gateway_rest_api")
    .some(({ args }) => list(block(args, "endpoint_configuration"), "types").includes("PRIVATE"));

/** Stages of HTTP APIs take no client certificate, those of WebSocket APIs do; of an API elsewhere the kind is not known. */
const isOfHttpApi: Condition = (stage, stack) =>
  stage.type === "aws_apigatewayv2_stage" &&
  !stack.referredBy(stage, "aws_apigatewayv2_api").some(({ args }) => args.protocol_type === "WEBSOCKET");

/** REST, HTTP and WebSocket APIs. */
export const API_GATEWAY = [
  error("api-access-log", [STAGE, "aws_apigatewayv2_stage"], "CKV_AWS_76, APIGateway.1, APIGateway.9", {
    title: "APIs record requests",
    why: "Who called what, and what it was answered, is nowhere else.",
    fix: "set access_log_settings of the stage",
    check: mustBeSet("access_log_settings", "does not record requests"),
  }),
  error("api-authorization", ["aws_apigatewayv2_route", METHOD], "CKV_AWS_309, CKV_AWS_59, CKV2_AWS_70, APIGateway.8", {
    title: "Every route of an API knows who calls",
    why: "Whatever is behind the route is open to the internet.",
    fix: "set AWS_IAM, JWT or CUSTOM, or accept a route that is meant for everybody with a reason",
    check: firstOf(
      when(isOfType("aws_apigatewayv2_route"), isOpen("authorization_type")),
      when(isOfType(METHOD), unless([isPreflight, is("api_key_required", "true")], isOpen("authorization"))),
    ),
  }),
  error("api-cache", SETTINGS, "CKV_AWS_308, APIGateway.5", {
    title: "What an API caches is encrypted",
    why: "The cache holds answers of every caller.",
    fix: "set cache_data_encrypted",
    check: when(
      is("settings.caching_enabled", "true"),
      mustBeTrue("settings.cache_data_encrypted", "caches answers in clear"),
    ),
  }),
  advice("api-client-certificate", [STAGE, "aws_apigatewayv2_stage"], "CKV2_AWS_51, APIGateway.2", {
    title: "Backends can tell that requests come from their API",
    why: "A client that knows the address of the backend can call it past the API.",
    fix: "set client_certificate_id, or reach the backend through a VPC link",
    check: unless(isOfHttpApi, mustBeSet("client_certificate_id", "shows no certificate to its backends")),
  }),
  error("api-data-trace", [SETTINGS, "aws_apigatewayv2_stage"], "CKV_AWS_276", {
    title: "APIs do not write whole requests into their log",
    why: "Passwords, tokens and personal data of every caller end in a log group.",
    fix: "leave data_trace_enabled out",
    check: firstOf(
      mustNotBeTrue("settings.data_trace_enabled", "writes whole requests into its log"),
      mustNotBeTrue("default_route_settings.data_trace_enabled", "writes whole requests into its log"),
    ),
  }),
  error("api-domain-tls", DOMAINS, "CKV_AWS_206", {
    title: "Domains of APIs take TLS 1.2 and newer only",
    why: "TLS 1.0 and 1.1 can be broken.",
    fix: "set security_policy to TLS_1_2",
    check: mustNot(takesOldTls, "takes TLS 1.0"),
  }),
  warning("api-execution-log", STAGE, "CKV2_AWS_4, APIGateway.1", {
    title: "REST APIs log their errors",
    why: "Why a request failed before it reached anybody is said there alone.",
    fix: "add an aws_api_gateway_method_settings with logging_level ERROR or INFO",
    check: must(logsErrors, "logs no errors"),
  }),
  error("api-replacement", "aws_api_gateway_deployment", "CKV_AWS_217", {
    title: "Deployments of an API are made anew before the old one goes",
    why: "A stage cannot be without a deployment, so that every change fails half-way.",
    fix: "set create_before_destroy in lifecycle",
    check: mustNot(isDestroyedFirst, "is destroyed before it is made anew"),
  }),
  advice("api-request-validation", METHOD, "CKV2_AWS_53", {
    title: "REST APIs turn away malformed requests by themselves",
    why: "Every backend has to check what the API could have checked once.",
    fix: "set request_validator_id",
    check: unless(isPreflight, mustBeSet("request_validator_id", "lets any request through")),
  }),
  advice("api-tracing", STAGE, "CKV_AWS_73, APIGateway.3", {
    title: "REST APIs are traced",
    why: "Nothing shows where the time of a slow request went.",
    fix: "set xray_tracing_enabled",
    check: mustBeTrue("xray_tracing_enabled", "is not traced"),
  }),
  warning("api-web-acl", STAGE, "CKV2_AWS_29, APIGateway.4", {
    title: "Public REST APIs are behind a web ACL",
    why: "Known attacks reach whatever is behind the API.",
    fix: "add an aws_wafv2_web_acl_association with the ARN of the stage",
    check: unless(
      isPrivate,
      mustBeReferredToBy("aws_wafv2_web_acl_association", "is on the internet without a web ACL"),
    ),
  }),
];
