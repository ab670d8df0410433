import { isKnownLater, type ModuleContext, type Tags } from "@plinth/core";
import { Fn, Token } from "cdktf";
import type { ZoneSlot } from "./zones";

/** Tags of what is in a zone: those of the tier, and over them those of the zone. */
export function zoneTags({ tags }: ModuleContext, { key, tags: own }: ZoneSlot): Tags {
  const common = tags(key);
  if (!isKnownLater(common)) return { ...common, ...own };
  return Object.keys(own).length > 0 ? Token.asStringMap(Fn.merge([common, own])) : common;
}
