import type { LbListenerRuleAction } from "@cdktf/provider-aws/lib/lb-listener-rule";
import { characters, choice, integer, object, type RowsOf, type SettingsOf, text, USER_POOL_ARN } from "@plinth/core";

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

const URL = text('begin with "https://"', /^https:\/\/\S+$/);

const SESSION = {
  onUnauthenticated: choice("authenticate", "deny", "allow").optional(),
  scope: text().optional(),
  sessionSeconds: integer(1, 604_800).optional(),
  sessionCookie: characters(1, 256).optional(),
} satisfies RowsOf<Session>;

const OIDC = object({
  ...SESSION,
  issuer: URL,
  authorizationEndpoint: URL,
  tokenEndpoint: URL,
  userInfoEndpoint: URL,
  clientId: text(),
  clientSecret: text()
    .where("come from a variable or a data source, because text would be in the code", () => false)
    .sensitive(),
} satisfies RowsOf<Oidc>);

const COGNITO = object({
  ...SESSION,
  userPoolArn: USER_POOL_ARN,
  userPoolClientId: text(),
  userPoolDomain: text(),
} satisfies RowsOf<Cognito>);

const JWT = object({ issuer: text(), jwksEndpoint: URL });

export const AUTHENTICATION = object({}, { oneOf: [{ oidc: OIDC }, { cognito: COGNITO }, { jwt: JWT }] });
type AuthenticationSettings = SettingsOf<typeof AUTHENTICATION>;

export function authenticationOf({ oidc, cognito, jwt }: AuthenticationSettings): LbListenerRuleAction {
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
