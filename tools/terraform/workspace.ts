import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { attempt, type Outcome } from "../run";
import { findMirror, PROVIDER, versionIn } from "./mirror";

/** Inside the work tree and ignored by git: a fresh clone starts afresh. */
const HOME = resolve(__dirname, "../../.plinth/terraform");

/** The provider version that the bindings of this repository ask for, where there is no mirror to say it. */
const DEFAULT_VERSION = "5.100.0";

/** Every stack gets this file: with the same backend block in all of them, one `terraform init` serves all. */
const LOCAL_BACKEND = { terraform: { backend: { local: { path: "terraform.tfstate" } } } };

/** Terraform with the AWS provider, initialized once for any number of stacks. */
export class Workspace {
  private constructor(public readonly providerVersion: string) {}

  static async open(): Promise<Workspace> {
    const mirror = findMirror();
    const version = mirror ? versionIn(mirror) : DEFAULT_VERSION;
    const workspace = new Workspace(version);
    mkdirSync(HOME, { recursive: true });
    const changed = [
      write(join(HOME, "terraform.rc"), cliConfig(mirror)),
      write(join(HOME, "main.tf.json"), JSON.stringify({ ...LOCAL_BACKEND, ...requireProvider(version) })),
    ].some(Boolean);
    if (changed || !existsSync(join(HOME, ".terraform.lock.hcl"))) {
      const { status, stdout, stderr } = await workspace.run(["init", "-input=false", "-no-color"], { cwd: HOME });
      if (status !== 0) throw new Error(`terraform init failed:\n${stdout}${stderr}`);
    }
    return workspace;
  }

  /**
   * Makes a folder with the stack's `cdk.tf.json` ready for plan and apply, by the provider that is at hand: the bindings of
   * CDK Terrain ask for a newer one.
   */
  adopt(folder: string): void {
    writeFileSync(join(folder, "zz_override.tf.json"), JSON.stringify(requireProvider(this.providerVersion)));
    copyFileSync(join(HOME, ".terraform.lock.hcl"), join(folder, ".terraform.lock.hcl"));
  }

  /** The folder with the providers that are installed, for a data folder that is not made by `terraform init`. */
  get providers(): string {
    return join(HOME, ".terraform", "providers");
  }

  /** What `terraform init` writes down about the backend, for the same. */
  get backend(): string {
    return join(HOME, ".terraform", "terraform.tfstate");
  }

  /** The provider's program, which `terraform init` has unpacked or linked. */
  get providerBinary(): string {
    const version = join(this.providers, PROVIDER, this.providerVersion);
    const [platform] = readdirSync(version);
    const [program] = readdirSync(join(version, platform)).filter((name) => name.startsWith("terraform-provider-aws"));
    return join(version, platform, program);
  }

  /** Runs terraform to its end. */
  run(
    args: readonly string[],
    options: { cwd: string; env?: Record<string, string>; dataDir?: string },
  ): Promise<Outcome> {
    return attempt("terraform", args, {
      cwd: options.cwd,
      env: {
        ...process.env,
        TF_CLI_CONFIG_FILE: join(HOME, "terraform.rc"),
        TF_DATA_DIR: options.dataDir ?? join(HOME, ".terraform"),
        CHECKPOINT_DISABLE: "1",
        TF_IN_AUTOMATION: "1",
        ...options.env,
      },
    });
  }
}

export function requireProvider(version: string): object {
  return {
    terraform: { ...LOCAL_BACKEND.terraform, required_providers: { aws: { source: "hashicorp/aws", version } } },
  };
}

function cliConfig(mirror: string | undefined): string {
  const installation = mirror ? `provider_installation {\n  filesystem_mirror {\n    path = "${mirror}"\n  }\n}\n` : "";
  return `disable_checkpoint = true\n${installation}`;
}

/** Whether the file had to be written. */
function write(path: string, text: string): boolean {
  if (existsSync(path) && readFileSync(path, "utf8") === text) return false;
  writeFileSync(path, text);
  return true;
}
