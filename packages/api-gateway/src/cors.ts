import type { Apigatewayv2ApiCorsConfiguration } from "@cdktf/provider-aws/lib/apigatewayv2-api";
import { between, matches, must, type Problem } from "@plinth/core";

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

export function corsProblems(origins: readonly string[] | undefined, cors: CorsProps | undefined): Problem[] {
  const lists = {
    methods: cors?.methods ?? ["*"],
    headers: cors?.headers ?? [],
    exposeHeaders: cors?.exposeHeaders ?? [],
  };
  const open = Object.entries(lists).flatMap(([name, list]) => (list.includes("*") ? [name] : []));
  return [
    ...(origins ?? []).map((origin) =>
      matches(
        "corsOrigins",
        origin,
        /^https?:\/\/[^\s*/]+$/,
        'be origins such as "https://www.example.com", without wildcards',
      ),
    ),
    must(!cors || (origins ?? []).length > 0, "cors needs corsOrigins: which web pages may call"),
    ...(cors?.credentials ? open : []).map(
      (name) => `cors.${name} must be named one by one when cors.credentials is true, got "*"`,
    ),
    between("cors.maxAgeSeconds", cors?.maxAgeSeconds, 0, 86_400),
  ];
}

export function corsConfiguration(
  origins: readonly string[] | undefined,
  cors: CorsProps | undefined,
): Apigatewayv2ApiCorsConfiguration | undefined {
  if (!origins) return;
  return {
    allowOrigins: [...origins],
    allowMethods: [...(cors?.methods ?? ["*"])],
    allowHeaders: [...(cors?.headers ?? ["authorization", "content-type"])],
    exposeHeaders: cors?.exposeHeaders && [...cors.exposeHeaders],
    allowCredentials: cors?.credentials,
    maxAge: cors?.maxAgeSeconds,
  };
}
