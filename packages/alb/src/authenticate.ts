import type { LbListenerRuleAction } from "@cdktf/provider-aws/lib/lb-listener-rule";
import { between, matches, must, oneOf, type Problem } from "@plinth/core";
import { Token } from "cdktf";
import { needsAws6 } from "./aws6";

/**
 * Who may pass a route: people who sign in at an issuer (`oidc`) or a user pool (`cognito`), or callers with a token (`jwt`,
 * which needs AWS provider 6.22). AWS docs, "Authenticate users using an Application Load Balancer".
 */
export type Authentication =
  | { readonly oidc: Oidc; readonly cognito?: never; readonly jwt?: never }
  | { readonly cognito: Cognito; readonly oidc?: never; readonly jwt?: never }
  | {
      readonly jwt: { readonly issuer: string; readonly jwksEndpoint: string };
      readonly oidc?: never;
      readonly cognito?: never;
    };

interface Session {
  /** What happens without a session. @default "authenticate" */
  readonly onUnauthenticated?: "authenticate" | "deny" | "allow";
  /** @default "openid" */
  readonly scope?: string;
  /** Seconds until people sign in again, 1 to 604800. @default 604800, 7 days */
  readonly sessionSeconds?: number;
  /** @default "AWSELBAuthSessionCookie" */
  readonly sessionCookie?: string;
}

export interface Oidc extends Session {
  readonly issuer: string;
  readonly authorizationEndpoint: string;
  readonly tokenEndpoint: string;
  readonly userInfoEndpoint: string;
  readonly clientId: string;
  /** From a variable or a data source, never text: it would be in the code. Terraform keeps it in the state. */
  readonly clientSecret: string;
}

export interface Cognito extends Session {
  readonly userPoolArn: string;
  /** Its client secret stays with Cognito. */
  readonly userPoolClientId: string;
  /** The prefix of Cognito's domain, or a domain of one's own. */
  readonly userPoolDomain: string;
}

export function authenticationOf({ oidc, cognito, jwt }: Authentication): LbListenerRuleAction {
  if (jwt) return { type: "jwt-validation", ...{ jwtValidation: jwt } };
  if (oidc) {
    const { issuer, authorizationEndpoint, tokenEndpoint, userInfoEndpoint, clientId, clientSecret } = oidc;
    const client = { issuer, authorizationEndpoint, tokenEndpoint, userInfoEndpoint, clientId, clientSecret };
    return { type: "authenticate-oidc", authenticateOidc: { ...client, ...sessionOf(oidc) } };
  }
  const { userPoolArn, userPoolClientId, userPoolDomain } = cognito;
  const pool = { userPoolArn, userPoolClientId, userPoolDomain };
  return { type: "authenticate-cognito", authenticateCognito: { ...pool, ...sessionOf(cognito) } };
}

function sessionOf({ onUnauthenticated, scope, sessionSeconds, sessionCookie }: Session) {
  return {
    onUnauthenticatedRequest: onUnauthenticated,
    scope,
    sessionTimeout: sessionSeconds,
    sessionCookieName: sessionCookie,
  };
}

export function authenticationProblems({ oidc, cognito, jwt }: Authentication): Problem[] {
  const session: Session = oidc ?? cognito ?? {};
  const urls = oidc
    ? {
        issuer: oidc.issuer,
        authorizationEndpoint: oidc.authorizationEndpoint,
        tokenEndpoint: oidc.tokenEndpoint,
        userInfoEndpoint: oidc.userInfoEndpoint,
      }
    : { jwksEndpoint: jwt?.jwksEndpoint };
  return [
    ...Object.entries(urls).map(([key, url]) =>
      matches(`authenticate.${key}`, url, /^https:\/\/\S+$/, 'begin with "https://"'),
    ),
    must(
      !oidc || Token.isUnresolved(oidc.clientSecret),
      "authenticate.clientSecret must come from a variable or a data source, got text that would be in the code",
    ),
    matches("authenticate.userPoolArn", cognito?.userPoolArn, /^arn:[\w-]+:cognito-idp:/, "be the ARN of a user pool"),
    oneOf("authenticate.onUnauthenticated", session.onUnauthenticated, ["authenticate", "deny", "allow"]),
    between("authenticate.sessionSeconds", session.sessionSeconds, 1, 604_800),
    jwt && needsAws6("authenticate.jwt", "6.22"),
  ];
}
