import { type Arguments, block, blocks, isBlock, list, type Resource } from "@plinth/model";

/** Names of the managed groups that an ACL applies without softening them. */
export function managedGroups(acl: Resource): readonly string[] {
  return blocks(acl.args, "rule")
    .filter((rule) => !isCounted(rule))
    .flatMap((rule) => blocks(block(rule, "statement"), "managed_rule_group_statement"))
    .map((group) => `${group.name}`);
}

/** `override_action { count {} }` only watches; an empty block is an empty object. */
function isCounted(rule: Arguments): boolean {
  return list(rule, "override_action").some((one) => isBlock(one) && "count" in one);
}
