import type { Workspace } from "../../terraform/workspace";
import { Deployment } from "../deployment";
import { type Emulator, startEmulator } from "../emulator";
import { expectThat, type Suite } from "../runner";
import { destroyAll } from "./web-platform";

/** Text that stands nowhere by chance, put in by somebody outside Terraform. */
const CANARIES = { secret: "canary-secret-7c1e", parameter: "canary-parameter-9f02", changed: "canary-changed-44ab" };

/** Values come from outside, from AWS and from RDS; Terraform writes none of them down, also after it has looked. */
export function noSecrets(workspace: Workspace): Suite {
  return {
    name: "no-secrets",
    async run(step) {
      const emulator = await startEmulator("no-secrets");
      try {
        const account = new Account(emulator);
        const deployment = new Deployment(workspace, emulator, "no-secrets");
        const before = await emulator.holds();
        await step("refuses a secret where the document would hold it, without repeating it", refuseAll);
        await take(deployment, 1);
        await step("applies", () => deployment.apply());
        await step("takes no value that others put", async () => {
          await account.put("test/byhand", CANARIES.secret);
          await account.putParameter("/test/paymentkey", CANARIES.parameter);
          await account.putParameter("/shop/dev/key", CANARIES.parameter);
          await deployment.apply();
          await nowhere(deployment, await account.everySecret());
        });
        const first = await account.password("test/generated");
        await step("keeps a value that somebody changed", async () => {
          await account.put("test/generated", CANARIES.changed);
          await nowhere(deployment, [CANARIES.changed, first]);
          expectThat((await account.get("test/generated")) === CANARIES.changed, "the changed value was overwritten");
        });
        await step("makes a new value when the version rises, and writes it nowhere", async () => {
          await take(deployment, 2);
          await deployment.apply();
          const second = await account.password("test/generated");
          expectThat(second !== first && second.length === 32, "there is no new value");
          await nowhere(deployment, [...(await account.everySecret()), first]);
        });
        await step("is destroyed and leaves nothing", async () => {
          await account.deleteParameter("/test/paymentkey");
          await account.deleteParameter("/shop/dev/key");
          await destroyAll(deployment, emulator, before);
        });
      } finally {
        emulator.stop();
      }
    },
  };
}

/** Loaded late: the packages are built when the suites begin. */
async function take(deployment: Deployment, version: number): Promise<void> {
  const { everySecret } = await import("./no-secrets-stack.js");
  deployment.takeDocument(JSON.stringify(everySecret(version)));
}

/** Every way in is closed: the synth fails, or drops what no prop takes. */
async function refuseAll(): Promise<void> {
  const { ways } = await import("./no-secrets-ways.js");
  const open = Object.entries(ways).filter(([, outcome]) => !["refused", "dropped"].includes(outcome()));
  expectThat(open.length === 0, `open to secrets: ${open.map(([way]) => way).join(", ")}`);
}

/** Nothing is to be changed, and no secret stands in what Terraform reads, plans and keeps. */
async function nowhere(deployment: Deployment, secrets: readonly string[]): Promise<void> {
  const plan = await deployment.planDocument();
  const changes = plan.resource_changes?.filter(
    ({ mode, change }) => mode === "managed" && change.actions[0] !== "no-op",
  );
  expectThat(changes?.length === 0, `the plan is not empty: ${changes?.map(({ address }) => address).join(", ")}`);
  const texts = {
    "the synthesized document": deployment.documentText(),
    "the plan": JSON.stringify(plan),
    "the state": deployment.stateText(),
  };
  expectThat(secrets.length > 0, "there is no secret to look for");
  for (const [place, text] of Object.entries(texts)) {
    const leaked = secrets.filter((secret) => text.includes(secret));
    expectThat(leaked.length === 0, `in ${place}: ${leaked.join(", ")}`);
  }
}

/** What somebody with the right to read and write secrets does and sees. */
class Account {
  constructor(private readonly emulator: Emulator) {}

  async put(secret: string, value: string): Promise<void> {
    await this.secrets("PutSecretValue", { SecretId: secret, SecretString: value });
  }

  async get(secret: string): Promise<string> {
    return String((await this.secrets("GetSecretValue", { SecretId: secret })).SecretString);
  }

  async password(secret: string): Promise<string> {
    return String(JSON.parse(await this.get(secret)).password);
  }

  async putParameter(name: string, value: string): Promise<void> {
    await this.emulator.call("ssm", "AmazonSSM.PutParameter", { Name: name, Value: value, Type: "SecureString" });
  }

  async deleteParameter(name: string): Promise<void> {
    await this.emulator.call("ssm", "AmazonSSM.DeleteParameter", { Name: name });
  }

  /** The values of all secrets, that of the database too, and of the parameters. */
  async everySecret(): Promise<string[]> {
    const { SecretList } = (await this.secrets("ListSecrets", {})) as { SecretList: { Name: string }[] };
    const names = SecretList.map(({ Name }) => Name).filter((name) => name !== "test/rotated");
    expectThat(
      names.some((name) => name.startsWith("rds!")),
      "RDS keeps no password",
    );
    const values = await Promise.all(names.map((name) => this.get(name)));
    const passwords = values
      .filter((value) => value.startsWith("{"))
      .map((value) => String(JSON.parse(value).password));
    return [...values, ...passwords, CANARIES.parameter];
  }

  private secrets(action: string, input: object) {
    return this.emulator.call("secretsmanager", `secretsmanager.${action}`, input);
  }
}
