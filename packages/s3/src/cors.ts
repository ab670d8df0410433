import {
  S3BucketCorsConfiguration,
  type S3BucketCorsConfigurationCorsRule,
} from "@cdktf/provider-aws/lib/s3-bucket-cors-configuration";
import { choice, integer, isKnownLater, list, object, type Problem, type RowsOf, text } from "@plinth/core";
import type { Construct } from "constructs";
import { Keyed } from "./keyed";
import type { SequentialSettings } from "./sequential-settings";

export type CorsMethod = "GET" | "PUT" | "POST" | "DELETE" | "HEAD";

/** What pages from elsewhere may do with what a signed request lets them. AWS docs, "Elements of a CORS configuration". */
export interface CorsOptions {
  /** `https://www.example.com`, with at most one `*` each, or `*` for all. */
  readonly origins: readonly string[];
  readonly methods: readonly CorsMethod[];
  /** Headers that requests may send, with at most one `*` each. @default - none beyond the simple ones */
  readonly allowedHeaders?: readonly string[];
  /** Headers of the answer that pages may read. @default - none beyond the simple ones */
  readonly exposedHeaders?: readonly string[];
  /** How long a browser remembers the answer. @default - as the browser likes */
  readonly maxAgeSeconds?: number;
}

const atMostOneWildcard = (value: string) => value.split("*").length <= 2;

const CORS = object({
  origins: list(text().where('have at most one "*"', atMostOneWildcard), { min: 1 }),
  methods: list(choice("GET", "PUT", "POST", "DELETE", "HEAD"), { min: 1 }),
  allowedHeaders: list(text().where('have at most one "*"', atMostOneWildcard)).optional(),
  exposedHeaders: list(text('be without "*"', /^[^*]*$/)).optional(),
  maxAgeSeconds: integer(0, 2 ** 31 - 1).optional(),
} satisfies RowsOf<CorsOptions>);

/** What a browser sends: scheme, host and port, or `null` of a local file. */
const ORIGIN = /^(\*|null|[a-z][a-z0-9+.-]*:\/\/[^/\s]+)$/;

function originWarning(origin: string): Problem {
  return (
    !isKnownLater(origin) &&
    !ORIGIN.test(origin) &&
    `no browser sends the origin "${origin}": write scheme and host, as in https://www.example.com`
  );
}

const MAX_RULES = 100;

/** The one CORS configuration of a bucket. Its rules are keyed by name. */
export class Cors {
  private resource: S3BucketCorsConfiguration | undefined;
  private readonly rules: Keyed<S3BucketCorsConfigurationCorsRule>;

  constructor(
    private readonly scope: Construct,
    private readonly chain: SequentialSettings,
  ) {
    this.rules = new Keyed(scope, "rule", MAX_RULES);
  }

  add(name: string, options: CorsOptions): void {
    const { origins, methods, allowedHeaders, exposedHeaders, maxAgeSeconds } = this.rules.parse(
      "addCors",
      name,
      CORS,
      options,
    );
    const rule = {
      allowedOrigins: [...origins],
      allowedMethods: [...methods],
      allowedHeaders: allowedHeaders && [...allowedHeaders],
      exposeHeaders: exposedHeaders && [...exposedHeaders],
      maxAgeSeconds,
    };
    this.rules.add("addCors", name, rule, { warnings: origins.map(originWarning) });
    const corsRule = this.rules.sorted.map(([id, body]) => ({ id, ...body }));
    this.resource ??= this.chain.add(
      (common) => new S3BucketCorsConfiguration(this.scope, "Cors", { ...common, corsRule }),
    );
    this.resource.putCorsRule(corsRule);
  }
}
