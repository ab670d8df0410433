import { ACCOUNTS } from "./cases/accounts";
import { judge } from "./cases/case";
import { FORMS } from "./cases/forms";
import { IDENTITY } from "./cases/identity";
import { KEYS } from "./cases/keys";
import { RESOURCE } from "./cases/resource";
import { TRUST } from "./cases/trust";

describe("identity-based policies", () => judge(IDENTITY));
describe("resource-based policies", () => judge(RESOURCE));
describe("accounts and permissions boundaries", () => judge(ACCOUNTS));
describe("keys", () => judge(KEYS));
describe("trust policies", () => judge(TRUST));
describe("forms of policies", () => judge(FORMS));
