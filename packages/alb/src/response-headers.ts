import { between, must, oneOf, type Problem } from "@plinth/core";

/**
 * Headers that the balancer sets on every answer, in place of those of the backend. AWS docs, "HTTP header modification for
 * your Application Load Balancer".
 */
export interface ResponseHeaders {
  /** `Strict-Transport-Security`: browsers use HTTPS only, for so many days. @default - what the backend says */
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

/** In the words of a listener. The name and version of the server are told to nobody. */
export function headerArguments({
  hsts,
  contentSecurityPolicy,
  frameOptions,
  contentTypeOptions,
  cors,
}: ResponseHeaders = {}) {
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
    routingHttpResponseAccessControlMaxAgeHeaderValue: cors?.maxAgeSeconds?.toString(),
  };
}

function hstsValue({ days, includeSubdomains, preload }: NonNullable<ResponseHeaders["hsts"]>): string {
  const parts = [`max-age=${days * 86_400}`, includeSubdomains && "includeSubDomains", preload && "preload"];
  return parts.filter(Boolean).join("; ");
}

export function headerProblems({ hsts, frameOptions, cors }: ResponseHeaders = {}): Problem[] {
  return [
    between("responseHeaders.hsts.days", hsts?.days, 0, 730),
    // Condition of hstspreload.org.
    must(
      !hsts?.preload || (hsts.includeSubdomains === true && hsts.days >= 365),
      "responseHeaders.hsts.preload must go with includeSubdomains and at least 365 days",
    ),
    oneOf("responseHeaders.frameOptions", frameOptions, ["DENY", "SAMEORIGIN"]),
    between("responseHeaders.cors.maxAgeSeconds", cors?.maxAgeSeconds, 0, 86_400),
    must(
      !(cors?.allowCredentials && cors.allowOrigin === "*"),
      'responseHeaders.cors.allowOrigin must be one origin where credentials are allowed, got "*"',
    ),
  ];
}
