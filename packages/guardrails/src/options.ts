import { isBlock } from "@plinth/model";

/** The options of a function. @throws Error when they are no object */
export function optionsOf<T extends object>(options: T): T {
  if (!isBlock(options)) throw new Error("options must be an object");
  return options;
}
