import type { Problem } from "@plinth/core";
import type { Construct } from "constructs";

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
