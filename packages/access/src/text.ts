import type { Explanation } from "./explanation";
import type { Permission } from "./permission";

/**
 * Permissions as lines to read, by resource.
 *
 * @example textOf(accessTo(stack, "aws_s3_bucket.Uploads"))
 */
export function textOf(permissions: readonly Permission[]): string {
  const resources = new Map<string, Permission[]>();
  for (const one of permissions) resources.set(one.resource, [...(resources.get(one.resource) ?? []), one]);
  return [...resources]
    .map(([resource, all]) =>
      [resource, ...all.flatMap((one) => permissionLines(one).map((line) => `  ${line}`))].join("\n"),
    )
    .join("\n\n");
}

function permissionLines(permission: Permission): string[] {
  const { actions, notActions, resources, resource, conditions, unless, via } = permission;
  const except = notActions.length > 0 ? ` except ${notActions.join(", ")}` : "";
  const where = resources.filter((one) => one !== resource && one !== "*");
  return [
    `${whoText(permission)}: ${actions.join(", ")}${except}`,
    ...where.map((one) => `  on ${one}`),
    ...conditions.map((one) => `  if ${one}`),
    ...unless.map((one) => `  unless ${one}`),
    `  by ${via.join(" and ")}`,
  ];
}

function whoText({ principal: { kind, name }, crossAccount, confusedDeputy }: Permission): string {
  const who =
    kind === "everybody" ? "everybody" : kind === "account" && name === "this account" ? name : `${kind} ${name}`;
  const notes = [
    crossAccount === true && "of another account",
    crossAccount === "unknown" && "perhaps of another account",
    confusedDeputy && "confused deputy: no condition on the source",
  ].filter((note) => typeof note === "string");
  return notes.length > 0 ? `${who} (${notes.join(", ")})` : who;
}

/**
 * An explanation as lines to read.
 *
 * @example explanationText(explainAccess(stack, request))
 */
export function explanationText({ allowed, because }: Explanation): string {
  const answer = allowed === "unknown" ? "unknown" : allowed ? "allowed" : "not allowed";
  return [answer, ...because.map(({ address, sid, text }) => `  ${address}${sid ? ` (${sid})` : ""}: ${text}`)].join(
    "\n",
  );
}
