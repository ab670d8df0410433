import { type TerraformStack, TerraformVariable, Token } from "cdktf";
import { synth } from "./synth";

/** A module and props that it accepts. */
export interface InputSubject {
  /** Creates the module, or calls its method, with these props. */
  create(stack: TerraformStack, props: never): void;
  /** Accepted props, all of them given: each is replaced in turn. */
  props(stack: TerraformStack): object;
  /** Names of all props, to make sure that each is given. @default - those that `props` gives */
  readonly names?: readonly string[];
  /** Paths of props that take values of several types, such as `storage.iops`. @default - none */
  readonly unions?: readonly string[];
}

type Replacement = readonly [title: string, value: (stack: TerraformStack) => unknown];

/** A variable of any type: nothing is known of its value before Terraform runs. */
const later = (stack: TerraformStack) => new TerraformVariable(stack, "Later", { type: "any" }).value;

const TOKENS: readonly Replacement[] = [
  ["a text known after apply", (stack) => Token.asString(later(stack))],
  ["a number known after apply", (stack) => Token.asNumber(later(stack))],
  ["a list known after apply", (stack) => Token.asList(later(stack))],
  ["a map known after apply", (stack) => Token.asStringMap(later(stack))],
  ["an expression", later],
];
const WRONG: readonly Replacement[] = [
  ["null", () => null],
  ["a number", () => 7],
  ["NaN", () => Number.NaN],
  ["a text", () => "a text"],
  ["true", () => true],
  ["an empty list", () => []],
  ["an empty object", () => ({})],
  ["a function", () => () => 1],
];

/**
 * Replaces each prop in turn, at every depth, by values known after apply, by values of other types, and by nothing, and
 * returns what goes wrong: an error that is no refusal, a message or a document with the text of a token, a wrong type that is
 * accepted.
 */
export function inputFaults(subject: InputSubject): string[] {
  const faults: string[] = [];
  const given = Object.keys(subject.props(probe()));
  for (const name of subject.names ?? []) if (!given.includes(name)) faults.push(`${name} is not given`);
  for (const value of [undefined, null, "a text", 7, []])
    faults.push(...faultsOf(subject, "props", String(value), () => value));
  faults.push(...faultsOf(subject, "props", "an unknown prop", (props) => ({ ...(props as object), unknownProp: 1 })));
  for (const path of pathsIn(subject.props(probe()))) {
    const replace = (value: Replacement[1]) => (props: unknown, stack: TerraformStack) =>
      replaceAt(props, path, value(stack));
    for (const [title, value] of [...TOKENS, ...WRONG, ["nothing", () => undefined] as const]) {
      faults.push(...faultsOf(subject, path.join("."), title, replace(value)));
    }
  }
  return faults;
}

/** The stack that props are built in when only their shape matters. */
function probe(): TerraformStack {
  let probed: TerraformStack | undefined;
  synth((stack) => {
    probed = stack;
  });
  return probed as TerraformStack;
}

type Change = (props: unknown, stack: TerraformStack) => unknown;

function faultsOf(subject: InputSubject, path: string, title: string, change: Change): string[] {
  const at = `${path} = ${title}`;
  let before: unknown;
  let changed: unknown;
  try {
    const { text } = synth(
      (stack) => {
        before = subject.props(stack);
        changed = change(before, stack);
        subject.create(stack, changed as never);
      },
      { replaced: { title: at, isKnownLater: TOKENS.some(([token]) => token === title) } },
    );
    const garbage = /.{0,40}(TfToken\[|undefined|NaN|\[object |e\+[23]\d\d|=> 1).{0,40}/.exec(text);
    if (garbage) return [`${at}: the document has ${garbage[0]}`];
    return isWrong(subject, path, title) && !sameType(valueAt(before, path), valueAt(changed, path))
      ? [`${at}: accepted`]
      : [];
  } catch (error) {
    const { name, message } = error as Error;
    if (!/ is misconfigured:\n|^Validation failed/.test(message)) return [`${at}: ${name}: ${message.slice(0, 200)}`];
    return /TfToken\[|e\+[23]\d\d/.test(message) ? [`${at}: the message has the text of a token: ${message}`] : [];
  }
}

function isWrong({ unions = [] }: InputSubject, path: string, title: string): boolean {
  return WRONG.some(([one]) => one === title) && !unions.includes(path);
}

function sameType(one: unknown, other: unknown): boolean {
  const kind = (value: unknown) => (value === null ? "null" : Array.isArray(value) ? "list" : typeof value);
  return kind(one) === kind(other) && !Number.isNaN(other);
}

/** Paths of all members of plain objects and lists. */
function pathsIn(value: unknown, path: readonly string[] = []): string[][] {
  if (typeof value !== "object" || value === null || Token.isUnresolved(value))
    return path.length > 0 ? [[...path]] : [];
  const isPlain = Array.isArray(value) || Object.getPrototypeOf(value) === Object.prototype;
  const below = isPlain ? Object.entries(value).flatMap(([key, member]) => pathsIn(member, [...path, key])) : [];
  return path.length > 0 ? [[...path], ...below] : below;
}

function replaceAt(value: unknown, [key, ...rest]: readonly string[], by: unknown): unknown {
  if (key === undefined) return by;
  const copy = (Array.isArray(value) ? [...value] : { ...(value as object) }) as Record<string, unknown>;
  copy[key] = replaceAt(copy[key], rest, by);
  return copy;
}

function valueAt(value: unknown, path: string): unknown {
  return path.split(".").reduce((one, key) => (one as Record<string, unknown> | undefined)?.[key], value);
}
