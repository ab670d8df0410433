import type { LbListenerRuleCondition } from "@cdktf/provider-aws/lib/lb-listener-rule";
import { matches, must, type Problem, parseCidr } from "@plinth/core";
import { Token } from "cdktf";
import { needsAws6 } from "./aws6";

/**
 * Which requests a route takes: those that meet every condition named, by one of its values each. `*` stands for any
 * characters, `?` for one. AWS docs, "Condition types for listener rules".
 */
export interface When {
  /** `/api/*`; case matters. */
  readonly paths?: readonly string[];
  /** `*.example.com`. */
  readonly hosts?: readonly string[];
  /** Values by name of the header; every header named must have one of its values. */
  readonly headers?: Readonly<Record<string, readonly string[]>>;
  /** `GET`, `POST`; no wildcards. */
  readonly methods?: readonly string[];
  /** Parameters of which one must be there; without a key, any parameter of that value. */
  readonly query?: readonly { readonly key?: string; readonly value: string }[];
  /** IPv4 and IPv6 ranges of clients. */
  readonly sourceIps?: readonly string[];
  /** Regular expressions for the path. Needs AWS provider 6.19. */
  readonly pathRegexes?: readonly string[];
  /** Regular expressions for the host. Needs AWS provider 6.19. */
  readonly hostRegexes?: readonly string[];
}

/** AWS docs, "Quotas for your Application Load Balancers": neither can be increased. */
const MOST_VALUES = 5;
const MOST_WILDCARDS = 6;

export function conditionsOf(when: When): LbListenerRuleCondition[] {
  const { paths, hosts, headers = {}, methods, query, sourceIps } = when;
  return [
    ...some(hosts, (values) => ({ hostHeader: { values } })),
    ...some(when.hostRegexes, (regexValues) => regex({ hostHeader: { regexValues } })),
    ...some(paths, (values) => ({ pathPattern: { values } })),
    ...some(when.pathRegexes, (regexValues) => regex({ pathPattern: { regexValues } })),
    ...Object.entries(headers).flatMap(([httpHeaderName, values]) => [
      { httpHeader: { httpHeaderName, values: [...values] } },
    ]),
    ...some(methods, (values) => ({ httpRequestMethod: { values } })),
    ...some(query, (queryString) => ({ queryString })),
    ...some(sourceIps, (values) => ({ sourceIp: { values } })),
  ];
}

function some<T>(list: readonly T[] | undefined, condition: (values: T[]) => LbListenerRuleCondition) {
  return list && list.length > 0 ? [condition([...list])] : [];
}

/** The bindings of AWS provider 5 want values where those of 6 also take regular expressions. */
function regex(condition: object): LbListenerRuleCondition {
  return condition as LbListenerRuleCondition;
}

export function conditionProblems(when: When): Problem[] {
  const { paths = [], hosts = [], headers = {}, methods = [], query = [], sourceIps = [] } = when;
  const { pathRegexes = [], hostRegexes = [] } = when;
  const wild = [
    ...paths,
    ...hosts,
    ...Object.values(headers).flat(),
    ...query.flatMap(({ key = "", value }) => [key, value]),
  ];
  const count =
    wild.length - query.length + methods.length + sourceIps.length + pathRegexes.length + hostRegexes.length;
  const wildcards =
    wild
      .filter((text) => !Token.isUnresolved(text))
      .join("")
      .match(/[*?]/g)?.length ?? 0;
  return [
    must(count > 0, "when must name at least one condition, got none"),
    must(count <= MOST_VALUES, `when must have at most ${MOST_VALUES} values in all, got ${count}: make two routes`),
    must(wildcards <= MOST_WILDCARDS, `when must have at most ${MOST_WILDCARDS} wildcards in all, got ${wildcards}`),
    ...paths.map((path) =>
      matches(
        "when.paths",
        path,
        /^[/*?][\w.$/~"'@:+&*?-]{0,127}$/,
        'be up to 128 characters of a path, beginning with "/"',
      ),
    ),
    ...hosts.map((host) =>
      matches("when.hosts", host, /^(?=.{1,128}$)[\w*?-]+(\.[\w*?-]+)+$/, 'be host names such as "*.example.com"'),
    ),
    ...Object.entries(headers).flatMap(([name, values]) => headerProblems(name, values)),
    ...methods.map((method) => matches("when.methods", method, /^[A-Z_-]{1,40}$/, 'be methods such as "GET"')),
    ...query.flatMap(({ key, value }) => [
      matches("when.query key", key, /^.{1,128}$/, "be 1 to 128 characters"),
      matches("when.query value", value, /^.{1,128}$/, "be 1 to 128 characters"),
    ]),
    ...sourceIps.map((range) =>
      must(
        Token.isUnresolved(range) || parseCidr(range) !== undefined,
        `when.sourceIps must be ranges such as "192.0.2.0/24", got "${range}"`,
      ),
    ),
    ...[...pathRegexes, ...hostRegexes].map((text) =>
      matches("when regexes", text, /^.{1,128}$/, "be 1 to 128 characters"),
    ),
    pathRegexes.length + hostRegexes.length > 0 && needsAws6("when.pathRegexes and when.hostRegexes"),
  ];
}

function headerProblems(name: string, values: readonly string[]): Problem[] {
  return [
    matches(
      "when.headers",
      name,
      /^(?!host$)[\w!#$%&'*+.^`|~-]{1,40}$/i,
      "be names of headers, and hosts stand in when.hosts",
    ),
    must(values.length > 0, `when.headers.${name} must have at least one value, got none`),
    ...values.map((value) => matches(`when.headers.${name}`, value, /^[\x20-\x7e]{1,128}$/, "be 1 to 128 characters")),
  ];
}
