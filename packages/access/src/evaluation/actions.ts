import { partsOfTemplate } from "@plinth/model";
import { covers, overlaps } from "../names/match";
import { characters, type Pattern } from "../names/pattern";

/** Actions of a statement: those that the patterns match, without those that `except` matches. */
export interface Actions {
  readonly names: readonly string[];
  readonly except: readonly string[];
}

const known = new Map<string, Pattern>();

/** The pattern of an action, whatever its case. */
export function actionPattern(action: string): Pattern {
  const pattern =
    known.get(action) ??
    partsOfTemplate(action).flatMap(({ isExpression, text }) =>
      isExpression ? [text] : characters(text.toLowerCase()),
    );
  known.set(action, pattern);
  return pattern;
}

/** Whether one of the names matches all that the action matches. */
export function includesAction(names: readonly string[], action: string): boolean {
  return names.some((name) => covers(actionPattern(name), actionPattern(action)));
}

/** Whether one of the names matches something that the action matches. */
export function touchesAction(names: readonly string[], action: string): boolean {
  return names.some((name) => overlaps(actionPattern(name), actionPattern(action)));
}

/** What both allow. Of two patterns of which neither includes the other, the first one stands for what both match. */
export function intersect(a: Actions, b: Actions): Actions {
  const names = a.names.flatMap((name) => {
    if (includesAction(b.names, name)) return [name];
    return b.names.flatMap((other) =>
      covers(actionPattern(name), actionPattern(other)) ? [other] : touchesAction([other], name) ? [name] : [],
    );
  });
  return without({ names: unique(names), except: a.except }, b.except);
}

/** Without the actions that a pattern matches. */
export function without({ names, except }: Actions, excluded: readonly string[]): Actions {
  const rest = names.filter((name) => !includesAction(excluded, name) && !includesAction(except, name));
  const all = unique([...except, ...excluded]).filter((one) => touchesAction(rest, one));
  return { names: rest, except: all };
}

export function unique<T>(all: readonly T[]): T[] {
  return [...new Set(all)];
}
