import { type Resource, type StackDocument, text } from "./document";

/** Something that runs in subnets. */
export interface Running {
  /** The construct: `Web`. */
  readonly id: string;
  readonly owner: string;
  /** Addresses of the resources that it stands for. */
  readonly shows: readonly string[];
  readonly title: string;
  readonly detail: string;
  readonly subnets: readonly Resource[];
}

/** Subnets are referred to through their association, and by a database through its group. */
export const THROUGH = ["aws_route_table_association", "aws_db_subnet_group"];

export function runningIn(stack: StackDocument): readonly Running[] {
  return KINDS.flatMap(({ type, title, detail }) =>
    stack.all(type).map((resource) => ({
      id: resource.id,
      owner: resource.owner,
      shows: [resource.address],
      title: `${resource.owner}: ${title(resource)}`,
      detail: detail(resource, stack)
        .filter((part) => part !== "")
        .join(", "),
      subnets: stack.reach(resource, "aws_subnet", ...THROUGH),
    })),
  );
}

const KINDS: readonly {
  readonly type: string;
  readonly title: (resource: Resource) => string;
  readonly detail: (resource: Resource, stack: StackDocument) => readonly string[];
}[] = [
  {
    type: "aws_lb",
    title: ({ block }) => (block.internal === true ? "internal load balancer" : "load balancer"),
    detail: (balancer, stack) => {
      const listeners = stack.all("aws_lb_listener").filter(({ refersTo }) => refersTo.includes(balancer.address));
      const guarded = stack.all("aws_wafv2_web_acl_association").some((one) => one.refersTo.includes(balancer.address));
      return [
        listeners.some(({ block }) => block.protocol === "HTTPS") ? "HTTPS" : "",
        guarded ? "web ACL" : "",
        trait(balancer, "enable_deletion_protection", "protected"),
      ];
    },
  },
  {
    type: "aws_autoscaling_group",
    title: () => "Auto Scaling group",
    detail: (group, stack) => {
      const [template] = stack.reach(group, "aws_launch_template");
      const size = `${group.block.min_size} to ${group.block.max_size}`;
      return [template ? `${size} × ${text(template, "instance_type")}` : `${size} instances`];
    },
  },
  {
    type: "aws_db_instance",
    title: ({ block }) =>
      typeof block.engine === "string" ? `${block.engine} ${block.engine_version ?? ""}`.trim() : "database",
    detail: (database) => [
      text(database, "instance_class"),
      trait(database, "multi_az", "Multi-AZ"),
      trait(database, "deletion_protection", "protected"),
      trait(database, "manage_master_user_password", "managed secret"),
    ],
  },
];

function trait({ block }: Resource, argument: string, words: string): string {
  return block[argument] === true ? words : "";
}
