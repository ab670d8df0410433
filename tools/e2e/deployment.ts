import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import type { Workspace } from "../terraform/workspace";
import type { Emulator } from "./emulator";

const FOLDER = resolve(__dirname, "../../.plinth/e2e");

/** How a plan would change one resource, as `terraform show -json` says it. */
export interface Change {
  readonly address: string;
  readonly type: string;
  readonly actions: readonly string[];
}

interface PlanDocument {
  readonly resource_changes?: readonly {
    readonly address: string;
    readonly type: string;
    readonly mode: string;
    /** Where it was before, of what is moved. */
    readonly previous_address?: string;
    readonly change: { readonly actions: readonly string[]; readonly importing?: object };
  }[];
}

interface StateResource {
  readonly type: string;
  readonly values: object;
}

/** One stack in one emulated account, with the state in a folder of its own. */
export class Deployment {
  public readonly folder: string;

  constructor(
    private readonly workspace: Workspace,
    private readonly emulator: Emulator,
    name: string,
  ) {
    this.folder = join(FOLDER, name);
    rmSync(this.folder, { recursive: true, force: true });
    mkdirSync(this.folder, { recursive: true });
  }

  /** Takes the newly synthesized document in a file; the state stays. */
  take(file: string): void {
    this.takeDocument(readFileSync(file, "utf8"));
  }

  /** Takes the text of a document; the state stays. */
  takeDocument(document: string): void {
    writeFileSync(join(this.folder, "cdk.tf.json"), document);
    this.workspace.adopt(this.folder);
  }

  async apply(): Promise<void> {
    await this.mustSucceed("apply", "-auto-approve", "-parallelism=30");
  }

  /** What Terraform says when it cannot apply; an error when it can. */
  async refusedApply(): Promise<string> {
    const { status, stdout, stderr } = await this.run("apply", "-auto-approve");
    if (status === 0) throw new Error("the stack could be applied");
    return stdout + stderr;
  }

  /** What a plan would change; an empty list when the stack is as it should be. */
  async plan(): Promise<Change[]> {
    const { resource_changes: changes = [] } = await this.planDocument();
    return changes
      .filter(({ mode, change }) => mode === "managed" && change.actions.join() !== "no-op")
      .map(({ address, type, change }) => ({ address, type, actions: change.actions }));
  }

  /** What a plan would change, sorted: `update aws_lb.Balancer`. */
  async plannedChanges(): Promise<string[]> {
    return (await this.plan()).map(({ address, actions }) => `${actions} ${withoutHash(address)}`).sort();
  }

  /** The whole plan, as `terraform show -json` says it. */
  async planDocument(): Promise<PlanDocument> {
    await this.mustSucceed("plan", "-out=plan", "-parallelism=30");
    const { stdout } = await this.run("show", "-json", "plan");
    return JSON.parse(stdout) as PlanDocument;
  }

  /** Applies what was planned last. */
  async applyPlan(): Promise<void> {
    await this.mustSucceed("apply", "-parallelism=30", "plan");
  }

  /** Ids in the account, by address. */
  async ids(): Promise<Map<string, string>> {
    const { stdout } = await this.run("show", "-json");
    const { values } = JSON.parse(stdout) as {
      values?: { root_module: { resources?: { address: string; mode: string; values: { id: string } }[] } };
    };
    const managed = (values?.root_module.resources ?? []).filter(({ mode }) => mode === "managed");
    return new Map(managed.map(({ address, values: { id } }) => [address, id]));
  }

  async destroy(...targets: string[]): Promise<void> {
    await this.mustSucceed(
      "destroy",
      "-auto-approve",
      "-parallelism=30",
      ...targets.map((target) => `-target=${target}`),
    );
  }

  /** What Terraform says when it cannot destroy the targets; an error when it can. */
  async refusedDestroy(...targets: string[]): Promise<string> {
    const options = targets.map((target) => `-target=${target}`);
    const { status, stdout, stderr } = await this.run("destroy", "-auto-approve", ...options);
    if (status === 0) throw new Error(`${targets.join(" and ")} could be destroyed`);
    return stdout + stderr;
  }

  /** The document that was taken, as text. */
  documentText(): string {
    return readFileSync(join(this.folder, "cdk.tf.json"), "utf8");
  }

  /** The state as it lies on the disk. */
  stateText(): string {
    return readFileSync(join(this.folder, "terraform.tfstate"), "utf8");
  }

  /** Addresses in the state. */
  async state(): Promise<string[]> {
    const { stdout } = await this.run("state", "list");
    return stdout.split("\n").filter((line) => line !== "" && !line.startsWith("data."));
  }

  /** Each resource in the state: its type, and every text in its attributes. */
  async attributes(): Promise<{ readonly type: string; readonly texts: readonly string[] }[]> {
    const { stdout } = await this.run("show", "-json");
    const { values } = JSON.parse(stdout) as { values: { root_module: { resources: readonly StateResource[] } } };
    return values.root_module.resources.map((resource) => ({ type: resource.type, texts: textsIn(resource.values) }));
  }

  /** Arguments and attributes in the state, by address. */
  async values(): Promise<Map<string, Record<string, unknown>>> {
    const { stdout } = await this.run("show", "-json");
    const { resources } = JSON.parse(stdout).values.root_module;
    return new Map(resources.map(({ address, values }: { address: string; values: object }) => [address, values]));
  }

  /** Gives something in the state another address. */
  async move(from: string, to: string): Promise<void> {
    await this.mustSucceed("state", "mv", from, to);
  }

  private async mustSucceed(command: string, ...options: string[]): Promise<void> {
    const { status, stdout, stderr } = await this.run(command, ...options);
    if (status !== 0) throw new Error(`terraform ${command} failed in ${this.folder}\n${errorsIn(stdout + stderr)}`);
  }

  private run(command: string, ...options: string[]) {
    const common = ["state", "show"].includes(command) ? [] : ["-input=false", "-no-color"];
    return this.workspace.run([command, ...withSub(command, options, common)], {
      cwd: this.folder,
      env: this.emulator.env,
    });
  }
}

/** `state list` has its subcommand first. */
function withSub(command: string, options: readonly string[], common: readonly string[]): string[] {
  return command === "state" ? [...options] : [...common, ...options];
}

/** The errors, without the thousand lines of progress before them. */
function errorsIn(output: string): string {
  const start = output.indexOf("Error: ");
  return start < 0 ? output.slice(-3000) : output.slice(start, start + 8000);
}

/** An address as it is read, without the hash of its path: `Balancer_TargetGroup`. */
export function withoutHash(address: string): string {
  return address.replace(/_[0-9A-F]{8}$/, "");
}

function textsIn(value: unknown): string[] {
  if (typeof value === "string") return [value];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(textsIn) : [];
}
