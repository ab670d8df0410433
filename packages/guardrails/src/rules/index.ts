import type { Rule } from "../rule";
import { DATA } from "./data";
import { IDENTITY } from "./identity";
import { NETWORK } from "./network";
import { SERVING } from "./serving";

/** Every rule of this package. */
export const RULES: readonly Rule[] = [...NETWORK, ...DATA, ...SERVING, ...IDENTITY];
