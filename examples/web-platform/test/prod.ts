import { type Arguments, synthesized } from "@plinth/testing";
import { App } from "cdktf";
import { prod } from "../environments/prod";
import { WebPlatform } from "../web-platform";

/** The prod stack, to be looked at. */
export const made = synthesized(new WebPlatform(new App(), "web-platform-prod", prod));

/** Arguments of all resources of a type. */
export const all = (type: string): Arguments[] => Object.values(made.all(type));

export const count = (type: string): number => all(type).length;
