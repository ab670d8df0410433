import { REFUSED } from "./position";
import { isKnownLater, isPlainObject } from "./values";

const UNKNOWN = Symbol("not known");

/**
 * Evaluates a rule over settings. A rule that reads a refused value, or a value that is known only after apply, has no
 * result: the refusal is reported already, and what is known later is left to Terraform.
 */
export function evaluate<T>(rule: () => T): T | undefined {
  try {
    return rule();
  } catch (thrown) {
    if (thrown === UNKNOWN) return undefined;
    throw thrown;
  }
}

/** The value, or a view of it that ends the rule where it reads what is not known. */
export function known<T>(value: T): T {
  if ((value as unknown) === REFUSED || isKnownLater(value)) throw UNKNOWN;
  if (Array.isArray(value)) return view([...value]) as T;
  return isPlainObject(value) ? (view({ ...value }) as T) : value;
}

/** Of a copy, because a view of a frozen object must answer with its very members. */
function view(value: object): object {
  const views = new Map<PropertyKey, unknown>();
  return new Proxy(value, {
    get(target, key) {
      const member = Reflect.get(target, key);
      if (typeof member !== "object" && member !== (REFUSED as unknown)) return known(member);
      if (!views.has(key)) views.set(key, known(member));
      return views.get(key);
    },
  });
}
