import { spawn, spawnSync } from "node:child_process";
import { mkdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { createInterface } from "node:readline";
import { addRequestLog } from "./requests";

const TOOLS = resolve(__dirname, "..");
const LOGS = resolve(__dirname, "../../.plinth/e2e");

/** An emulated AWS account of one's own. */
export interface Emulator {
  /** What sends Terraform there, and nowhere else. */
  readonly env: Record<string, string>;
  /** What the account holds beyond what a new one holds, by service and collection: `ec2.vpcs` → 1. */
  holds(): Promise<Record<string, number>>;
  /** What was asked of it so far, in order. */
  actions(): string[];
  /** Calls one of the services that speak JSON, as somebody outside Terraform does. */
  call(service: string, target: string, input: object): Promise<Record<string, unknown>>;
  /** A valid certificate for a domain; its ARN. */
  certificate(domain: string): Promise<string>;
  /** What the requests since the last call, or since the step began, broke of AWS's models; the step does not fail for these. */
  takeViolations(): string[];
  stop(): void;
}

/** Why the emulator cannot run here, or nothing. */
export function whyNoEmulator(): string | undefined {
  const { status } = spawnSync("python3", ["-c", "import moto, werkzeug, flask"]);
  return status === 0 ? undefined : "python3 with moto[server] is missing (pip install 'moto[server]==5.2.1')";
}

export async function startEmulator(name: string): Promise<Emulator> {
  mkdirSync(LOGS, { recursive: true });
  const log = join(LOGS, `${name}.jsonl`);
  const server = spawn("python3", [join(TOOLS, "emulator", "serve.py"), "--port", "0", "--log", log], {
    stdio: ["ignore", "pipe", "pipe"],
  });
  const requests = addRequestLog(log);
  let errors = "";
  server.stderr.on("data", (chunk) => (errors += chunk));
  const url = await new Promise<string>((ready, fail) => {
    createInterface(server.stdout).on("line", (line) => {
      const address = /listening on (\S+)/.exec(line)?.[1];
      if (address) ready(`http://${address}`);
    });
    server.on("exit", (code) => fail(new Error(`the emulator ended with ${code}: ${errors}`)));
  });
  return {
    env: awsAt(url),
    holds: async () => (await (await fetch(`${url}/emulator/holdings`)).json()) as Record<string, number>,
    actions: () => requests.all().map(({ action }) => action),
    takeViolations: () => requests.takeViolations(),
    call: (service, target, input) => call(url, service, target, input),
    certificate: async (domain) => {
      const request = { DomainName: domain, ValidationMethod: "DNS" };
      const { CertificateArn } = await call(url, "acm", "CertificateManager.RequestCertificate", request);
      return String(CertificateArn);
    },
    stop: () => server.kill(),
  };
}

async function call(url: string, service: string, target: string, input: object): Promise<Record<string, unknown>> {
  const response = await fetch(url, {
    method: "POST",
    headers: {
      "content-type": "application/x-amz-json-1.1",
      "x-amz-target": target,
      authorization: authorizationFor(service),
    },
    body: JSON.stringify(input),
  });
  const output = (await response.json()) as Record<string, unknown>;
  if (!response.ok) throw new Error(`${target} failed: ${JSON.stringify(output)}`);
  return output;
}

/** The header by which the emulator knows the service; it reads no signature. */
export function authorizationFor(service: string): string {
  return `AWS4-HMAC-SHA256 Credential=test/20260101/us-east-1/${service}/aws4_request, SignedHeaders=, Signature=`;
}

/** Only the emulator can be reached: HTTPS leads to a closed port, and there are no other credentials. */
function awsAt(url: string): Record<string, string> {
  return {
    AWS_ENDPOINT_URL: url,
    AWS_ACCESS_KEY_ID: "test",
    AWS_SECRET_ACCESS_KEY: "test",
    AWS_REGION: "us-east-1",
    AWS_EC2_METADATA_DISABLED: "true",
    AWS_CONFIG_FILE: "/dev/null",
    AWS_SHARED_CREDENTIALS_FILE: "/dev/null",
    HTTP_PROXY: url,
    HTTPS_PROXY: "http://127.0.0.1:9",
    NO_PROXY: "127.0.0.1,localhost",
  };
}
