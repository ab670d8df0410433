import { type Resource, type StackDocument, text } from "./document";
import { type Network, subnetsOf } from "./network";
import type { Running } from "./running";
import type { Service } from "./services";

/** Further networks of the stack: one is drawn, these are listed. */
export function otherNetworks(
  stack: StackDocument,
  network: Network | undefined,
  running: readonly Running[],
): readonly Service[] {
  const made = stack.all("aws_vpc").filter(({ address }) => !network?.shows.includes(address));
  const existing = network?.shows.length && subnetsOf(stack, undefined).length > 0 ? [undefined] : [];
  return [...made, ...existing].map((vpc) => {
    const subnets = subnetsOf(stack, vpc);
    const inside = running.filter((one) => one.subnets.some((subnet) => subnets.includes(subnet)));
    return {
      id: vpc?.id ?? "existing VPC",
      owner: vpc?.owner ?? "existing VPC",
      shows: [...(vpc ? [vpc] : []), ...subnets]
        .map(({ address }) => address)
        .concat(inside.flatMap(({ shows }) => shows)),
      topic: "running",
      title: vpc ? `${vpc.owner}: another VPC` : "An existing VPC",
      details: [sizeOf(vpc, subnets.length), ...inside.map(({ title }) => title)],
    };
  });
}

function sizeOf(vpc: Resource | undefined, count: number): string {
  const range = vpc ? text(vpc, "cidr_block") : "";
  return [range, count === 1 ? "1 subnet" : `${count} subnets`].filter((part) => part !== "").join(", ");
}
