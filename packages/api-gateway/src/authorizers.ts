import { type Parser, type Problem, parseChild } from "@plinth/core";
import type { Construct } from "constructs";
import { dependOnFunction, type FunctionRef, functionRegionProblem } from "./functions";
import { KEY } from "./paths";

const AUTHORIZER = { prefix: "Authorizer", keyParser: KEY };

/** The settings of an authorizer that asks a function, of either kind of API. Its stack depends on that of the function. */
export function parseLambdaAuthorizer<I, O extends { readonly function: FunctionRef }>(
  api: Construct,
  key: string,
  parser: Parser<I, O>,
  props: NoInfer<I>,
): O & { readonly id: string } {
  const method = "addLambdaAuthorizer";
  const settings = parseChild(api, key, parser, props, {
    ...AUTHORIZER,
    method,
    rules: [
      authorizerNameRule(api, key),
      (given, path) => functionRegionProblem(path("function"), api, given.function),
    ],
  });
  dependOnFunction(api, settings.function, `${method}("${key}")`);
  return settings;
}

/**
 * AWS wants names of authorizers unique in an API, and they are derived in lower case. The permission of a function shares its
 * ids with those of routes. A child of the very id is refused anyway.
 */
export function authorizerNameRule(api: Construct, key: string): () => Problem {
  const id = `Authorizer-${key}`;
  return () => {
    const ids = api.node.children.map(({ node }) => node.id);
    const isTaken = ids.includes(`Permission-${id}`) || ids.some((one) => one.toLowerCase() === id.toLowerCase());
    return !ids.includes(id) && isTaken && `key must be new, got "${key}"`;
  };
}

/**
 * Answers are remembered by the identity sources. AWS docs, "CreateAuthorizer",
 * https://docs.aws.amazon.com/apigateway/latest/api/API_CreateAuthorizer.html
 */
export function cacheKeyProblem(
  { identitySources, cacheSeconds }: { readonly identitySources: readonly string[]; readonly cacheSeconds: number },
  path: (prop: string) => string,
): Problem {
  if (identitySources.length > 0 || cacheSeconds === 0) return;
  return `${path("identitySources")} must name the caller where answers are remembered: name one, or set ${path("cacheSeconds")} to 0`;
}
