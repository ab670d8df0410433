import { resolve } from "node:path";
import { type ServiceError, status } from "@grpc/grpc-js";
import type { Provider } from "./provider";
import { type Probe, probesOf } from "./schema";

/** Where the answers are kept. */
export const RECORD = resolve(__dirname, "../../../packages/diff/src/replacing.json");

/** Plans under way at a time. */
const WIDTH = 8;

/** What the provider says of types; each list is sorted. */
export interface Derived {
  /** Arguments whose change replaces the resource, by type. */
  readonly replacing: Readonly<Record<string, readonly string[]>>;
  /** Arguments for whose change the provider has an error and no plan, by type; `*` of a type that ends the provider. */
  readonly unanswered: Readonly<Record<string, readonly string[]>>;
}

/** Asks a provider for a plan of a change of each argument of each type, and another one where it ends. */
export async function derive(start: () => Promise<Provider>, types?: readonly string[]): Promise<Derived> {
  const replacing: Record<string, string[]> = {};
  const unanswered: Record<string, string[]> = {};
  let provider = await start();
  try {
    for (const type of types ?? [...provider.schemas.keys()].sort()) {
      const [found, open] = [new Set<string>(), new Set<string>()];
      try {
        await answers(provider, type, (argument, answer) => {
          if (answer === undefined) open.add(argument);
          for (const each of answer ?? []) found.add(each);
        });
      } catch (error) {
        if ((error as Partial<ServiceError>).code !== status.UNAVAILABLE) throw error;
        open.add("*");
        provider.stop();
        provider = await start();
      }
      replacing[type] = [...found].sort();
      if (open.size > 0) unanswered[type] = [...open].sort();
    }
  } finally {
    provider.stop();
  }
  return { replacing, unanswered };
}

async function answers(
  provider: Provider,
  type: string,
  take: (argument: string, answer: readonly string[] | undefined) => void,
): Promise<void> {
  const block = provider.schemas.get(type);
  if (!block) throw new Error(`the provider has no ${type}`);
  const waiting = probesOf(type, block);
  const worker = async () => {
    for (let probe = waiting.shift(); probe; probe = waiting.shift()) {
      take(probe.argument, await answerOf(provider, type, probe));
    }
  };
  await Promise.all(Array.from({ length: WIDTH }, worker));
}

/** What is replaced by a change of the argument: itself, or the set that it is in. Nothing when there is no plan. */
async function answerOf(
  provider: Provider,
  type: string,
  { argument, change }: Probe,
): Promise<readonly string[] | undefined> {
  const { replacing, errors } = await provider.plan(type, change);
  const found = replacing.filter((path) => argument === path || argument.startsWith(`${path}.`));
  return found.length === 0 && errors.length > 0 ? undefined : found;
}
