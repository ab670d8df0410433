/** What `terraform show -json` says of a plan, as far as the guard reads it. */
export interface Plan {
  readonly format_version?: string;
  readonly resource_changes?: readonly ResourceChange[];
}

export interface ResourceChange {
  readonly address: string;
  /** Where the state has it, when a `moved` block carries it over. */
  readonly previous_address?: string;
  readonly mode: string;
  readonly type: string;
  /** Why Terraform plans what it plans. Terraform docs, "JSON Output Format". */
  readonly action_reason?: string;
  readonly change: {
    readonly actions: readonly string[];
    readonly before?: Readonly<Record<string, unknown>> | null;
    readonly after?: Readonly<Record<string, unknown>> | null;
    readonly after_unknown?: Readonly<Record<string, unknown>> | boolean;
    /** Paths of the arguments that force a replacement. */
    readonly replace_paths?: readonly (readonly (string | number)[])[];
  };
}
