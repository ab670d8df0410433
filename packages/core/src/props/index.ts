export { byMember } from "./alternatives";
export * from "./aws-values";
export { anyObject, anyValue, either, list, method, record, reference } from "./collections";
export type { Environment } from "./environment";
export { ipv4Range, NETWORK, RANGE } from "./networks";
export { object } from "./object";
export { parse, parseChild } from "./parse";
export type { Parser, Rows } from "./parser";
export { longestWindow, ROTATION_DAYS, ROTATION_SCHEDULE, rareRotationWarnings } from "./rotation";
export { boolean, characters, choice, integer, number, rawText, scalar, text } from "./scalars";
export { STATEMENT_PROPS } from "./statements";
export { suggestion } from "./suggestion";
export { TRAFFIC } from "./traffic";
export type {
  Input,
  InputRows,
  OutputRows,
  RowsOf,
  Rule,
  Settings,
  SettingsOf,
  VariantInput,
  VariantSettings,
} from "./types";
export { isKnownLater, show, textOfNumber } from "./values";
export { variants } from "./variants";
