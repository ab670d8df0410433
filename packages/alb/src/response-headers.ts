import {
  boolean,
  choice,
  integer,
  list,
  object,
  type Problem,
  type RowsOf,
  type SettingsOf,
  text,
  textOfNumber,
} from "@plinth/core";

/**
 * Headers that the balancer sets on every answer, in place of those of the backend. AWS docs, "HTTP header modification for
 * your Application Load Balancer".
 */
export interface ResponseHeaders {
  /** `Strict-Transport-Security`: browsers use HTTPS only, for so many days, 0 to 36500. @default - what the backend says */
  readonly hsts?: { readonly days: number; readonly includeSubdomains?: boolean; readonly preload?: boolean };
  readonly contentSecurityPolicy?: string;
  readonly frameOptions?: "DENY" | "SAMEORIGIN";
  /** `X-Content-Type-Options`. */
  readonly contentTypeOptions?: "nosniff";
  readonly cors?: Cors;
}

export interface Cors {
  /** One origin, or `*`. */
  readonly allowOrigin: string;
  readonly allowMethods?: readonly string[];
  readonly allowHeaders?: readonly string[];
  readonly exposeHeaders?: readonly string[];
  readonly allowCredentials?: boolean;
  /** 0 to 86400. */
  readonly maxAgeSeconds?: number;
}

const NAMES = list(text()).literal().optional();

const CORS = object({
  allowOrigin: text(),
  allowMethods: NAMES,
  allowHeaders: NAMES,
  exposeHeaders: NAMES,
  allowCredentials: boolean.optional(),
  maxAgeSeconds: integer(0, 86_400).optional(),
} satisfies RowsOf<Cors>);

const HSTS = object({
  days: integer(0, 36_500).literal(),
  includeSubdomains: boolean.optional(),
  preload: boolean.optional(),
} satisfies RowsOf<NonNullable<ResponseHeaders["hsts"]>>);

export const RESPONSE_HEADERS = object({
  hsts: HSTS.optional(),
  contentSecurityPolicy: text().optional(),
  frameOptions: choice("DENY", "SAMEORIGIN").optional(),
  contentTypeOptions: choice("nosniff").optional(),
  cors: CORS.optional(),
} satisfies RowsOf<ResponseHeaders>);
type HeaderSettings = SettingsOf<typeof RESPONSE_HEADERS>;

export function headerWarnings({ hsts, cors }: Partial<HeaderSettings> = {}): Problem[] {
  return [
    hsts?.preload &&
      (hsts.includeSubdomains !== true || hsts.days < PRELOAD_DAYS) &&
      `responseHeaders.hsts.preload has no effect without includeSubdomains and at least ${PRELOAD_DAYS} days: set both`,
    cors?.allowCredentials &&
      cors.allowOrigin === "*" &&
      'responseHeaders.cors.allowOrigin "*" has no effect where allowCredentials is true: name one origin',
  ];
}

/** Condition of the lists of browsers, https://hstspreload.org. */
const PRELOAD_DAYS = 365;

/** In the words of a listener. The name and version of the server are told to nobody. */
export function headerArguments(settings: Partial<HeaderSettings> = {}) {
  const { hsts, contentSecurityPolicy, frameOptions, contentTypeOptions, cors } = settings;
  return {
    routingHttpResponseServerEnabled: false,
    routingHttpResponseStrictTransportSecurityHeaderValue: hsts && hstsValue(hsts),
    routingHttpResponseContentSecurityPolicyHeaderValue: contentSecurityPolicy,
    routingHttpResponseXFrameOptionsHeaderValue: frameOptions,
    routingHttpResponseXContentTypeOptionsHeaderValue: contentTypeOptions,
    routingHttpResponseAccessControlAllowOriginHeaderValue: cors?.allowOrigin,
    routingHttpResponseAccessControlAllowMethodsHeaderValue: cors?.allowMethods?.join(","),
    routingHttpResponseAccessControlAllowHeadersHeaderValue: cors?.allowHeaders?.join(","),
    routingHttpResponseAccessControlExposeHeadersHeaderValue: cors?.exposeHeaders?.join(","),
    routingHttpResponseAccessControlAllowCredentialsHeaderValue: cors?.allowCredentials ? "true" : undefined,
    routingHttpResponseAccessControlMaxAgeHeaderValue:
      cors?.maxAgeSeconds === undefined ? undefined : textOfNumber(cors.maxAgeSeconds),
  };
}

function hstsValue({ days, includeSubdomains, preload }: SettingsOf<typeof HSTS>): string {
  const parts = [`max-age=${days * 86_400}`, includeSubdomains && "includeSubDomains", preload && "preload"];
  return parts.filter(Boolean).join("; ");
}
