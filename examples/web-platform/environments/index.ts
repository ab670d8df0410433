import { dev } from "./dev";
import { prod } from "./prod";

/** The stacks of this app, by name. */
export const stacks = { "web-platform-dev": dev, "web-platform-prod": prod };
