import { relative, sep } from "node:path";
import type { Result } from "./outcome";

/** Text or number of a token, which stands for a value known at apply. */
const TOKEN = /TfToken\[|TOKEN\[|Token\[|\d\.\d+e\+?(29\d|30\d)/;

/** What no document should say, unless a program does. */
const GARBAGE = /\[object \w+\]|TfToken\[|TOKEN\[|\bNaN\b|\bundefined\b|\d\.\d+e\+(29|30)\d/;

/** cdktf's own checks of a tree, which fail like ours. */
const OF_CDKTF = /without a matching provider|Validation failed with the following errors:\s*$/;

/**
 * What an error is. Ours are plain errors that the code of a package throws, at once or by a check of the finished tree:
 * JavaScript's have classes of their own, and those of cdktf and constructs come from their files.
 *
 * @param folders - where the packages are
 */
export function judgeError(error: unknown, folders: readonly string[]): Result {
  if (!(error instanceof Error)) return { outcome: "other raw error", message: `throws ${String(error)}` };
  const { message } = error;
  const frames = framesOf(error);
  const frame = frames.map((one) => ours(one, folders)).find((one) => one !== undefined);
  const result = { message, ...(frame !== undefined && { frame }) };
  if (error instanceof TypeError) return { ...result, outcome: "TypeError" };
  if (error instanceof RangeError) return { ...result, outcome: "RangeError" };
  const byCheck = message.startsWith("Validation failed with the following errors:") && !OF_CDKTF.test(message);
  const isOurs =
    error.constructor === Error && (byCheck || (frames[0] !== undefined && ours(frames[0], folders) !== undefined));
  if (!isOurs) return { ...result, outcome: "other raw error" };
  return { ...result, outcome: TOKEN.test(message) ? "token in message" : "refused" };
}

/** What is wrong with a document that was accepted, with its place. */
export function garbageIn(document: unknown, place: readonly string[] = []): string | undefined {
  if (typeof document === "number" && Math.abs(document) > 1e290) return `${place.join(".")} is the number of a token`;
  if (typeof document === "string") {
    const found = GARBAGE.exec(document)?.[0];
    return found === undefined
      ? undefined
      : `${place.join(".")} has ${found.replace(/\d\.\d+e\+\d+/, "the number of a token")}`;
  }
  if (typeof document !== "object" || document === null) return;
  for (const [key, value] of Object.entries(document)) {
    // Metadata of cdktf, which Terraform ignores.
    if (key === "//") continue;
    const isName = place.length === 2 && ["resource", "data", "module"].includes(place[0]);
    const wrong =
      garbageIn(value, [...place, isName || Array.isArray(document) ? "*" : key]) ??
      (GARBAGE.test(key) ? `${place.join(".")} has the key ${key}` : undefined);
    if (wrong) return wrong;
  }
  return;
}

function framesOf({ stack = "", message }: Error): string[] {
  const after = stack.includes(message) ? stack.slice(stack.indexOf(message) + message.length) : stack;
  return after.split("\n").filter((line) => /^\s+at /.test(line));
}

/** The function, when its file is of a package: `kms addAlias`. */
function ours(frame: string, folders: readonly string[]): string | undefined {
  const folder = folders.find((one) => frame.includes(one + sep));
  if (!folder) return;
  const [, name = "at top level"] = /at (?:new |async )?([\w.<>#$]+) \(/.exec(frame) ?? [];
  const file = /\(?((?:file:\/\/)?\/[^():]+)/.exec(frame)?.[1] ?? folder;
  return `${relative(folder, file).split(sep)[0]} ${name}`;
}
