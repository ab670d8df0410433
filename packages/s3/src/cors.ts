import {
  S3BucketCorsConfiguration,
  type S3BucketCorsConfigurationCorsRule,
} from "@cdktf/provider-aws/lib/s3-bucket-cors-configuration";
import { between, distinct, must, oneOf, type Problem, validate } from "@plinth/core";
import { Token } from "cdktf";
import type { Construct } from "constructs";
import type { Chain } from "./chain";
import { Keyed } from "./keyed";

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

const MAX_RULES = 100;
const METHODS: readonly CorsMethod[] = ["GET", "PUT", "POST", "DELETE", "HEAD"];

/** The one CORS configuration of a bucket. Its rules are keyed by name. */
export class Cors {
  private resource: S3BucketCorsConfiguration | undefined;
  private readonly rules: Keyed<S3BucketCorsConfigurationCorsRule>;

  constructor(
    private readonly scope: Construct,
    private readonly chain: Chain,
  ) {
    this.rules = new Keyed(scope, "rule", MAX_RULES);
  }

  add(name: string, options: CorsOptions): void {
    const rule = {
      allowedOrigins: [...options.origins],
      allowedMethods: [...options.methods],
      allowedHeaders: options.allowedHeaders && [...options.allowedHeaders],
      exposeHeaders: options.exposedHeaders && [...options.exposedHeaders],
      maxAgeSeconds: options.maxAgeSeconds,
    };
    const problems = [...this.rules.problems(name, rule), ...corsProblems(options)];
    validate(this.scope, problems, `addCors(${JSON.stringify(name)})`);
    this.rules.set(name, rule);
    const corsRule = this.rules.sorted.map(([id, body]) => ({ id, ...body }));
    this.resource ??= this.chain.add(
      (common) => new S3BucketCorsConfiguration(this.scope, "Cors", { ...common, corsRule }),
    );
    this.resource.putCorsRule(corsRule);
  }
}

function corsProblems({
  origins,
  methods,
  allowedHeaders = [],
  exposedHeaders = [],
  maxAgeSeconds,
}: CorsOptions): Problem[] {
  return [
    distinct("origins", origins, 1),
    ...origins.map((origin) => originProblem(origin)),
    distinct("methods", methods, 1),
    ...methods.map((method) => oneOf("methods", method, METHODS)),
    ...allowedHeaders.map((header) =>
      must(
        header.split("*").length <= 2,
        `allowedHeaders must have at most one "*" each, got ${JSON.stringify(header)}`,
      ),
    ),
    ...exposedHeaders.map((header) =>
      must(!header.includes("*"), `exposedHeaders must be without "*", got ${JSON.stringify(header)}`),
    ),
    between("maxAgeSeconds", maxAgeSeconds, 0, 2 ** 31 - 1),
  ];
}

function originProblem(origin: string): Problem {
  if (Token.isUnresolved(origin) || origin === "*") return;
  return must(
    /^[a-z][a-z0-9+.-]*:\/\/[^/\s]+$/.test(origin) && origin.split("*").length <= 2,
    `origins must be "*" or like https://www.example.com, without a path and with at most one "*", got ${JSON.stringify(origin)}`,
  );
}
