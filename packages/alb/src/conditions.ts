import type { LbListenerRuleCondition } from "@cdktf/provider-aws/lib/lb-listener-rule";
import {
  isKnownLater,
  list,
  object,
  type Problem,
  parseCidr,
  type RowsOf,
  record,
  type SettingsOf,
  text,
} from "@plinth/core";
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

/** AWS docs, "Condition types for listener rules", https://docs.aws.amazon.com/elasticloadbalancing/latest/application/rule-condition-types.html */
const PATHS = text("be 1 to 128 characters of a path", /^[\w.$/~"'@:+&*?-]{1,128}$/);
const HOSTS = text('be a host name such as "*.example.com"', /^(?=.{1,128}$)[\w*?-]+(\.[\w*?-]+)+$/);
const HEADER = text("be a name of headers, and hosts stand in when.hosts", /^(?!host$)[\w!#$%&'*+.^`|~-]{1,40}$/i);
const VALUE = text("be 1 to 128 characters", /^[\x20-\x7e]{1,128}$/);
const METHOD = text('be a method such as "GET"', /^[A-Z_-]{1,40}$/);
const RANGE = text().where('be a range such as "192.0.2.0/24"', (range) => parseCidr(range) !== undefined);

export const CONDITIONS = object({
  paths: list(PATHS).literal().optional(),
  hosts: list(HOSTS).literal().optional(),
  headers: record(list(VALUE, { min: 1 }).literal(), HEADER)
    .literal()
    .optional(),
  methods: list(METHOD).literal().optional(),
  query: list(object({ key: VALUE.optional(), value: VALUE }))
    .literal()
    .optional(),
  sourceIps: list(RANGE).literal().optional(),
  pathRegexes: list(VALUE).literal().optional(),
  hostRegexes: list(VALUE).literal().optional(),
} satisfies RowsOf<When>);
export type ConditionSettings = SettingsOf<typeof CONDITIONS>;

/** AWS docs, "Quotas for your Application Load Balancers": neither can be increased. */
const MOST_VALUES = 5;
const MOST_WILDCARDS = 6;

export function conditionsOf(when: ConditionSettings): LbListenerRuleCondition[] {
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

interface WithConditions {
  readonly when: ConditionSettings;
}

export const CONDITION_RULES: readonly ((settings: WithConditions) => Problem)[] = [
  ({ when }) => {
    const count = valuesOf(when).length;
    if (count === 0) return "when must name at least one condition, got none";
    return count > MOST_VALUES && `when must have at most ${MOST_VALUES} values in all, got ${count}: make two routes`;
  },
  ({ when: { paths = [], hosts = [], headers = {}, query = [] } }) => {
    const patterns = [
      ...paths,
      ...hosts,
      ...Object.values(headers).flat(),
      ...query.flatMap(({ key = "", value }) => [key, value]),
    ];
    const wildcards = patterns.join("").match(/[*?]/g)?.length ?? 0;
    return wildcards > MOST_WILDCARDS && `when must have at most ${MOST_WILDCARDS} wildcards in all, got ${wildcards}`;
  },
  ({ when: { pathRegexes = [], hostRegexes = [] } }) =>
    pathRegexes.length + hostRegexes.length > 0 && needsAws6("when.pathRegexes and when.hostRegexes"),
];

export function pathWarnings(call: string, { paths = [] }: ConditionSettings): Problem[] {
  return paths
    .filter((path) => !isKnownLater(path) && !/^[/*?]/.test(path))
    .map((path) => `${call}: when.paths has "${path}", and paths of requests begin with "/": write "/${path}"`);
}

/** One for each value that a condition compares. */
function valuesOf({ headers = {}, ...lists }: ConditionSettings): readonly unknown[] {
  return [...Object.values(lists), ...Object.values(headers)].flatMap((values) => [...(values ?? [])]);
}
