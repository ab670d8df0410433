/** A finding that is accepted for a reason, until a day. */
export interface Suppression {
  /** Id of the rule. */
  readonly rule: string;
  /** Address of the resource; `*` stands for any characters. */
  readonly address: string;
  /** Name of the stack; `*` stands for any characters. @default - every stack */
  readonly stack?: string;
  /** Why it is accepted, for the report. */
  readonly reason: string;
  /** Last day that it holds, `YYYY-MM-DD`. */
  readonly expires: string;
}

/** A suppression, how often it was used, and what is wrong with it. */
export interface SuppressionUse {
  readonly suppression: Suppression;
  readonly used: number;
  readonly problem?: string;
}

export class Suppressions {
  private readonly used = new Map<Suppression, number>();
  private readonly all: readonly Suppression[];

  /** @param stack - name of the stack that is judged: those of other stacks are left out */
  constructor(
    all: readonly Suppression[],
    private readonly today: Date,
    stack = "",
  ) {
    this.all = all.filter((one) => typeof one?.stack !== "string" || matches(one.stack, stack));
  }

  /** The suppression that accepts a finding, if one does today. */
  find(rule: string, address: string): Suppression | undefined {
    const found = this.all.find(
      (one) => !problemOf(one, this.today) && one.rule === rule && matches(one.address, address),
    );
    if (found) this.used.set(found, (this.used.get(found) ?? 0) + 1);
    return found;
  }

  get uses(): SuppressionUse[] {
    return this.all.map((suppression) => {
      const used = this.used.get(suppression) ?? 0;
      const problem = problemOf(suppression, this.today);
      return { suppression, used, ...(problem && { problem }) };
    });
  }
}

const MEMBERS = ["rule", "address", "reason", "expires"] as const;

function problemOf(suppression: Suppression, today: Date): string | undefined {
  const given: Partial<Record<keyof Suppression, unknown>> = suppression ?? {};
  const wrong = MEMBERS.filter((member) => typeof given[member] !== "string" || /TfToken\[/.test(given[member]));
  if (wrong.length > 0) return `a suppression must have ${wrong.join(" and ")} as literal text`;
  const { rule, address, reason, expires } = suppression;
  const of = `the suppression of ${rule} for ${address}`;
  if (reason.trim().length < 10)
    return `${of} must have a reason of at least 10 characters, got ${JSON.stringify(reason)}`;
  const end = /^\d{4}-\d\d-\d\d$/.test(expires) ? new Date(`${expires}T23:59:59Z`) : undefined;
  if (!end || Number.isNaN(end.getTime()))
    return `${of} must expire on a day as YYYY-MM-DD, got ${JSON.stringify(expires)}`;
  return end < today ? `${of} has expired on ${expires}: remediate the finding, or renew it` : undefined;
}

function matches(pattern: string, text: string): boolean {
  const parts = pattern.split("*").map((part) => part.replace(/[.+?^${}()|[\]\\]/g, "\\$&"));
  return new RegExp(`^${parts.join(".*")}$`).test(text);
}
