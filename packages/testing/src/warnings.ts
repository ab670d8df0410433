import type { IConstruct } from "constructs";

/** The warnings of a stack or construct and everything below it, in the order of the tree. */
export function warningsOf(scope: IConstruct): string[] {
  return scope.node
    .findAll()
    .flatMap(({ node }) =>
      node.metadata.filter(({ type }) => type === "@cdktf/warn").map(({ data }) => data as string),
    );
}
