import { APPLICATIONS } from "./applications";
import { DATA } from "./data";
import { IDENTITY } from "./identity";
import { NETWORKING } from "./networking";
import { STORAGE } from "./storage";

/** What is lost, or what others know it by, when a resource of the type is destroyed. Types that hold neither are absent. */
export const STATEFUL: Readonly<Record<string, string>> = {
  ...APPLICATIONS,
  ...DATA,
  ...IDENTITY,
  ...NETWORKING,
  ...STORAGE,
};
