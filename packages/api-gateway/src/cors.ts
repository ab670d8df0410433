import type { Apigatewayv2ApiCorsConfiguration } from "@cdktf/provider-aws/lib/apigatewayv2-api";
import { boolean, integer, list, object, type Problem, type RowsOf, type SettingsOf, text } from "@plinth/core";

/** What web pages of the `corsOrigins` may do. AWS docs, "Configure CORS for HTTP APIs". */
export interface CorsProps {
  /** @default ["*"] */
  readonly methods?: readonly string[];
  /** Headers that a page may send. @default ["authorization", "content-type"] */
  readonly headers?: readonly string[];
  /** Headers of answers that a page may read. @default - the simple ones of the standard */
  readonly exposeHeaders?: readonly string[];
  /** Whether browsers send cookies; then no origin may be "*", and in the other lists it is a name. @default false */
  readonly credentials?: boolean;
  /** Seconds that a browser remembers the answer, 0 to 86400. @default - the browser's own 5 seconds */
  readonly maxAgeSeconds?: number;
}

export const ORIGIN = text(
  'be an origin such as "https://www.example.com", or "*" for all',
  /^(\*|https?:\/\/(\*|[^\s*/]+))$/,
);

const DEFAULTS = { methods: ["*"], headers: ["authorization", "content-type"] };

export const CORS = object({
  methods: list(text()).default(DEFAULTS.methods),
  headers: list(text()).default(DEFAULTS.headers),
  exposeHeaders: list(text()).optional(),
  credentials: boolean.optional(),
  maxAgeSeconds: integer(0, 86_400).optional(),
} satisfies RowsOf<CorsProps>);
type CorsSettings = SettingsOf<typeof CORS>;

interface CorsRelated {
  readonly corsOrigins: readonly string[] | undefined;
  readonly cors: CorsSettings | undefined;
}

/** AWS docs, "Configure CORS for HTTP APIs", https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-cors.html */
export function originsProblem({ corsOrigins, cors }: CorsRelated): Problem {
  return (
    cors?.credentials === true &&
    corsOrigins?.some((origin) => origin.includes("*")) &&
    "corsOrigins must be named one by one when cors.credentials is true"
  );
}

export function corsWarnings(settings: CorsRelated): Problem[] {
  return [unusedCorsWarning(settings), everyOriginWarning(settings), ...credentialsWarnings(settings)];
}

function unusedCorsWarning({ corsOrigins, cors }: CorsRelated): Problem {
  return cors !== undefined && corsOrigins === undefined && "cors has no effect without corsOrigins: name the origins";
}

/** Legitimate for public data. */
function everyOriginWarning({ corsOrigins = [] }: CorsRelated): Problem {
  const all = corsOrigins.find((origin) => origin.includes("*"));
  return all !== undefined && `corsOrigins has "${all}": pages of every origin may call the API`;
}

/** Fetch standard, "CORS protocol and credentials", https://fetch.spec.whatwg.org/#cors-protocol-and-credentials */
function credentialsWarnings({ cors }: CorsRelated): Problem[] {
  if (cors?.credentials !== true) return [];
  return (["methods", "headers", "exposeHeaders"] as const)
    .filter((name) => cors[name]?.includes("*"))
    .map((name) => `cors.${name} has "*", which browsers read as a name while cors.credentials is true: name each`);
}

export function corsConfiguration({ corsOrigins, cors }: CorsRelated): Apigatewayv2ApiCorsConfiguration | undefined {
  if (!corsOrigins) return;
  const { methods, headers } = cors ?? DEFAULTS;
  return {
    allowOrigins: [...corsOrigins],
    allowMethods: [...methods],
    allowHeaders: [...headers],
    exposeHeaders: cors?.exposeHeaders && [...cors.exposeHeaders],
    allowCredentials: cors?.credentials,
    maxAge: cors?.maxAgeSeconds,
  };
}
