import type { Emulator } from "./emulator";
import { expectThat } from "./runner";

const VERSIONS = { autoscaling: "2011-01-01", ec2: "2016-11-15", elasticloadbalancing: "2015-12-01" } as const;

/** Asks the account itself and not Terraform, in the query protocol of these services; the answer is XML. */
export async function ask(
  emulator: Emulator,
  service: keyof typeof VERSIONS,
  action: string,
  parameters: Record<string, string> = {},
): Promise<string> {
  const response = await fetch(emulator.env.AWS_ENDPOINT_URL, {
    method: "POST",
    headers: {
      "content-type": "application/x-www-form-urlencoded",
      authorization: `AWS4-HMAC-SHA256 Credential=test/20260101/us-east-1/${service}/aws4_request, SignedHeaders=, Signature=`,
    },
    body: new URLSearchParams({ Action: action, Version: VERSIONS[service], ...parameters }).toString(),
  });
  const answer = await response.text();
  expectThat(response.ok, `${action}: ${answer}`);
  return answer;
}

/** What stands between the tags, each time. */
export function between(xml: string, tag: string): string[] {
  return [...xml.matchAll(new RegExp(`<${tag}>([\\s\\S]*?)</${tag}>`, "g"))].map(([, body]) => body);
}

/** Tags of what a service holds, by resource. */
export async function tagsByResource(
  emulator: Emulator,
  service: "ec2" | "autoscaling",
): Promise<Map<string, Map<string, string>>> {
  const [item, type, id, key, value] =
    service === "ec2"
      ? ["item", "resourceType", "resourceId", "key", "value"]
      : ["member", "ResourceType", "ResourceId", "Key", "Value"];
  const all = new Map<string, Map<string, string>>();
  for (const tag of between(await ask(emulator, service, "DescribeTags"), item)) {
    const text = (name: string) => between(tag, name)[0] ?? "";
    const resource = `${text(type)}/${text(id)}`;
    all.set(resource, (all.get(resource) ?? new Map<string, string>()).set(text(key), text(value)));
  }
  return all;
}
