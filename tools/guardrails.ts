import { writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { rulesPage } from "./guardrails/page";

writeFileSync(resolve(__dirname, "../docs/guardrails.md"), rulesPage());
