import type { Apigatewayv2ApiCorsConfiguration } from "@cdktf/provider-aws/lib/apigatewayv2-api";
import { boolean, integer, list, object, type RowsOf, type SettingsOf, text } from "@plinth/core";

/** What web pages of the `corsOrigins` may do. AWS docs, "Configure CORS for HTTP APIs". */
export interface CorsProps {
  /** @default ["*"] */
  readonly methods?: readonly string[];
  /** Headers that a page may send. @default ["authorization", "content-type"] */
  readonly headers?: readonly string[];
  /** Headers of answers that a page may read. @default - the simple ones of the standard */
  readonly exposeHeaders?: readonly string[];
  /** Whether browsers send cookies; then no list may be "*". @default false */
  readonly credentials?: boolean;
  /** Seconds that a browser remembers the answer, 0 to 86400. @default - the browser's own 5 seconds */
  readonly maxAgeSeconds?: number;
}

export const ORIGIN = text(
  'be an origin such as "https://www.example.com", or "*" for all',
  /^(\*|https?:\/\/(\*|[^\s*/]+))$/,
);

const DEFAULTS = { methods: ["*"], headers: ["authorization", "content-type"] };

/** With credentials, browsers and AWS read "*" as a name. */
const LISTS = ["methods", "headers", "exposeHeaders"] as const;

export const CORS = object(
  {
    methods: list(text()).default(DEFAULTS.methods),
    headers: list(text()).default(DEFAULTS.headers),
    exposeHeaders: list(text()).optional(),
    credentials: boolean.optional(),
    maxAgeSeconds: integer(0, 86_400).optional(),
  } satisfies RowsOf<CorsProps>,
  {
    rules: LISTS.map(
      (name) => (cors, path) =>
        cors.credentials === true &&
        cors[name]?.includes("*") &&
        `${path(name)} must be named one by one when ${path("credentials")} is true, got "*"`,
    ),
  },
);
type CorsSettings = SettingsOf<typeof CORS>;

interface CorsRelated {
  readonly corsOrigins: readonly string[] | undefined;
  readonly cors: CorsSettings | undefined;
}

export const CORS_RULES = [
  ({ corsOrigins, cors }: CorsRelated) =>
    cors !== undefined && corsOrigins === undefined && "cors needs corsOrigins: which web pages may call",
  ({ corsOrigins, cors }: CorsRelated) =>
    cors?.credentials === true &&
    corsOrigins?.some((origin) => origin.includes("*")) &&
    "corsOrigins must be named one by one when cors.credentials is true",
];

/** Legitimate for public data. */
export function corsWarning(origins: readonly string[] = []): string | undefined {
  const all = origins.find((origin) => origin.includes("*"));
  return all && `corsOrigins has "${all}": pages of every origin may call the API`;
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
