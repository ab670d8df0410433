import { ENGINES } from "../src/engines";
import { database } from "./database";

const parameters = (props: object) => database(props).the("aws_db_parameter_group").parameter;

test("known parameters that need a restart wait for one", () => {
  expect(parameters({ parameters: { max_connections: "200", work_mem: "8192" } })).toEqual(
    expect.arrayContaining([
      { name: "max_connections", value: "200", apply_method: "pending-reboot" },
      { name: "work_mem", value: "8192", apply_method: "immediate" },
    ]),
  );
});

test("parameters that nobody knows say so themselves", () => {
  const otherParameters = {
    "auto_explain.log_buffers": "1",
    "cron.database_name": { value: "shop", needsRestart: true },
  };
  expect(parameters({ otherParameters })).toEqual(
    expect.arrayContaining([
      { name: "auto_explain.log_buffers", value: "1", apply_method: "immediate" },
      { name: "cron.database_name", value: "shop", apply_method: "pending-reboot" },
    ]),
  );
});

test("the order in which parameters are given means nothing", () => {
  const one = parameters({ parameters: { work_mem: "1", lock_timeout: "2" } });
  expect(parameters({ parameters: { lock_timeout: "2", work_mem: "1" } })).toEqual(one);
});

test.each<[object, string]>([
  [
    { parameters: { work_men: "8192" } },
    'parameters must have names that are known of postgres, got "work_men", did you mean work_mem?',
  ],
  [
    { parameters: { "cron.database_name": "shop" } },
    'parameters must have names that are known of postgres, got "cron.database_name", otherParameters takes any name',
  ],
  [
    { parameters: { work_mem: "1" }, otherParameters: { work_mem: "2" } },
    "otherParameters must not have work_mem, which parameters has too",
  ],
  [
    { engine: "mysql", engineVersion: "8.4", otherParameters: { require_secure_transport: "0" } },
    "parameters must not have require_secure_transport: connections always use TLS",
  ],
])("%j is refused", (props, message) => {
  expect(() => database(props)).toThrow(`is misconfigured:\n  - ${message}`);
});

test("otherParameters may have a parameter that is known, and knows when it works", () => {
  const given = parameters({ otherParameters: { work_mem: "8192", shared_buffers: "1024" } });
  expect(given).toEqual(parameters({ parameters: { work_mem: "8192", shared_buffers: "1024" } }));
});

test("no engine knows a parameter twice", () => {
  for (const { dynamicParameters, staticParameters } of Object.values(ENGINES)) {
    const all = [...dynamicParameters, ...staticParameters];
    expect(new Set(all).size).toBe(all.length);
  }
});
