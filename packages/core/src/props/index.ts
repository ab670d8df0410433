export * from "./aws-values";
export { anyObject, either, list, record, reference } from "./collections";
export { object } from "./object";
export { parse } from "./parse";
export type { Description, Environment, Parser } from "./parser";
export { boolean, characters, choice, integer, number, scalar, text } from "./scalars";
export type { Rows, RowsOf, Rule, SettingsOf } from "./types";
export { isKnownLater } from "./values";
export { variants } from "./variants";
