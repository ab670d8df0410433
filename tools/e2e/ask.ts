import { authorizationFor, type Emulator } from "./emulator";
import { expectThat } from "./runner";

const VERSIONS = { autoscaling: "2011-01-01", ec2: "2016-11-15" } as const;

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
      authorization: authorizationFor(service),
    },
    body: new URLSearchParams({ Action: action, Version: VERSIONS[service], ...parameters }).toString(),
  });
  const answer = await response.text();
  expectThat(response.ok, `${action}: ${answer}`);
  return answer;
}

/** The contents of every element of that name. */
export function elements(xml: string, name: string): string[] {
  return [...xml.matchAll(new RegExp(`<${name}>([\\s\\S]*?)</${name}>`, "g"))].map(([, content]) => content);
}
