import type { Loss, PlanVerdict } from "./losses";

/** The verdict for a terminal. */
export function verdictText({ losses, risks, unusedAllowances, safe }: PlanVerdict): string {
  const refused = losses.filter(({ allowedBecause }) => allowedBecause === undefined);
  return [
    safe
      ? "Nothing stateful is destroyed or replaced without being allowed."
      : `This plan would lose ${refused.length === 1 ? "something" : `${refused.length} things`} that cannot be made again:`,
    ...refused.flatMap(lossLines),
    ...losses
      .filter(({ allowedBecause }) => allowedBecause !== undefined)
      .map(({ address, action, allowedBecause }) => `  allowed: ${action} ${address}, because ${allowedBecause}`),
    ...(risks.length > 0 ? ["Look at these before you apply:"] : []),
    ...risks.map(({ address, what }) => `  ${address} ${what}`),
    ...unusedAllowances.map(({ address }) => `  not needed: the allowance of ${address}`),
    ...(safe ? [] : ["If a loss is meant, allow it by its address and a reason: --allow 'ADDRESS=REASON'"]),
  ].join("\n");
}

function lossLines({ address, action, what, why, guards }: Loss): string[] {
  return [
    `  ${action} ${address}: ${what}`,
    ...why.map((sentence) => `    because ${sentence}`),
    ...guards.map((sentence) => `    though ${sentence}`),
  ];
}
