import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Client, credentials, loadPackageDefinition, type ServiceClientConstructor } from "@grpc/grpc-js";
import { loadSync } from "@grpc/proto-loader";
import { encode } from "@msgpack/msgpack";
import { type Block, emptyObject, type Values } from "./schema";

/** How Terraform starts a provider: go-plugin's handshake with the values of plugin protocol 5. */
const HANDSHAKE = {
  TF_PLUGIN_MAGIC_COOKIE: "d602bf8f470bc67ca7faa0386276bbdd4330efaf76d1a219cb4d6991ca9872b2",
  PLUGIN_PROTOCOL_VERSIONS: "5",
};

/** Nothing is asked of AWS: the credentials are made up, and the provider must not check them. */
const OFFLINE = {
  region: "us-east-1",
  access_key: "test",
  secret_key: "test",
  skip_credentials_validation: true,
  skip_requesting_account_id: true,
  skip_metadata_api_check: "true",
  skip_region_validation: true,
  max_retries: 1,
};

/** A few plans read from AWS: they end in an error at once, and nothing leaves the machine. */
const NO_NETWORK = { AWS_EC2_METADATA_DISABLED: "true", HTTPS_PROXY: "http://127.0.0.1:1" };

const ERROR = 1;
const UNLIMITED = { "grpc.max_receive_message_length": -1, "grpc.max_send_message_length": -1 };

interface Diagnostic {
  readonly severity: number;
  readonly summary: string;
  readonly detail: string;
}

interface Step {
  readonly attribute_name?: string;
}

/** The state of a resource, and the arguments it shall have. */
export interface Change {
  readonly before: Values;
  readonly after: Values;
  /** `after` without what only the provider sets. */
  readonly config: Values;
}

/** What the provider plans for a change. */
export interface Plan {
  /** Arguments that force a replacement, as `block.argument`; positions and keys are left out. */
  readonly replacing: readonly string[];
  readonly errors: readonly string[];
}

/** The AWS provider as Terraform talks to it. */
export class Provider {
  private constructor(
    private readonly child: ChildProcess,
    private readonly folder: string,
    private readonly client: Client,
    public readonly schemas: ReadonlyMap<string, Block>,
  ) {}

  static async start(binary: string): Promise<Provider> {
    const folder = mkdtempSync(join(tmpdir(), "plinth-provider-"));
    const child = spawn(binary, [], {
      env: { PATH: process.env.PATH, HOME: folder, TMPDIR: folder, ...NO_NETWORK, ...HANDSHAKE },
      stdio: ["ignore", "pipe", "ignore"],
    });
    try {
      const client = connect(await socketOf(child));
      const { provider, resource_schemas } = await call<{
        provider: { block: Block };
        resource_schemas: Record<string, { block: Block }>;
      }>(client, "GetSchema", {});
      const config = packed({ ...emptyObject(provider.block), ...OFFLINE });
      const { diagnostics } = await call<{ diagnostics: Diagnostic[] }>(client, "Configure", {
        terraform_version: "1.11.4",
        config,
      });
      const [error] = errorsOf(diagnostics);
      if (error) throw new Error(`the provider cannot be configured: ${error}`);
      const schemas = Object.entries(resource_schemas).map(([type, { block }]) => [type, block] as const);
      return new Provider(child, folder, client, new Map(schemas));
    } catch (error) {
      end(child, folder);
      throw error;
    }
  }

  async plan(type: string, { before, after, config }: Change): Promise<Plan> {
    const { requires_replace, diagnostics } = await call<{
      requires_replace: { steps: Step[] }[];
      diagnostics: Diagnostic[];
    }>(this.client, "PlanResourceChange", {
      type_name: type,
      prior_state: packed(before),
      proposed_new_state: packed(after),
      config: packed(config),
    });
    const replacing = requires_replace.map(({ steps }) => steps.flatMap((step) => step.attribute_name || []).join("."));
    return { replacing: [...new Set(replacing)], errors: errorsOf(diagnostics) };
  }

  stop(): void {
    this.client.close();
    end(this.child, this.folder);
  }
}

/** `core version|protocol version|network|address|protocol`, the first line that a provider prints. */
function socketOf(child: ChildProcess): Promise<string> {
  return new Promise((found, fail) => {
    child.stdout?.setEncoding("utf8").once("data", (line: string) => {
      const [, version, network, address, protocol] = line.trim().split("|");
      if (version === "5" && network === "unix" && protocol === "grpc") found(`unix:${address}`);
      else fail(new Error(`the provider answers the handshake with ${line}`));
    });
    child.once("error", fail);
    child.once("exit", (status) => fail(new Error(`the provider ended with status ${status}`)));
  });
}

function connect(address: string): Client {
  const definition = loadSync(join(__dirname, "provider.proto"), { keepCase: true, longs: Number, arrays: true });
  const { Provider: Service } = loadPackageDefinition(definition).tfplugin5 as unknown as {
    Provider: ServiceClientConstructor;
  };
  return new Service(address, credentials.createInsecure(), UNLIMITED);
}

function call<Response>(client: Client, method: string, request: object): Promise<Response> {
  type Callback = (error: Error | null, response: Response) => void;
  const service = client as unknown as Record<string, (request: object, callback: Callback) => void>;
  return new Promise((answered, fail) => {
    service[method](request, (error, response) => (error ? fail(error) : answered(response)));
  });
}

function packed(values: Values): { msgpack: Buffer } {
  return { msgpack: Buffer.from(encode(values)) };
}

function errorsOf(diagnostics: readonly Diagnostic[]): string[] {
  return diagnostics
    .filter(({ severity }) => severity === ERROR)
    .map(({ summary, detail }) => [summary, detail].filter(Boolean).join(": "));
}

function end(child: ChildProcess, folder: string): void {
  child.kill("SIGKILL");
  rmSync(folder, { recursive: true, force: true });
}
