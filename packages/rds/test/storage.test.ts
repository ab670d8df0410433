import { synth } from "@plinth/testing";
import fc from "fast-check";
import { RdsModule, type RdsModuleProps, type StorageProps } from "../src";
import { ENGINES, type EngineName } from "../src/engines";
import { database, instance, subnets } from "./database";

const VERSIONS: Readonly<Record<EngineName, readonly string[]>> = {
  postgres: ["13", "17", "17.4"],
  mysql: ["8.0", "8.4.3"],
  mariadb: ["10.6", "11.4"],
  "sqlserver-ee": ["15.00"],
  "sqlserver-se": ["16.00", "16.00.4185.3.v1"],
  "sqlserver-web": ["16.00"],
  "oracle-ee": ["19"],
  "oracle-se2": ["19"],
};

test("large gp3 storage takes IOPS and throughput, and growth can be switched off", () => {
  expect(instance({ storage: { sizeGiB: 400, maxSizeGiB: 0, iops: 16000, throughput: 700 } })).toMatchObject({
    storage_type: "gp3",
    allocated_storage: 400,
    iops: 16000,
    storage_throughput: 700,
  });
  expect(instance({ storage: { maxSizeGiB: 0 } }).max_allocated_storage).toBeUndefined();
});

test("io2 takes the IOPS it is given", () => {
  expect(instance({ storage: { type: "io2", sizeGiB: 200, iops: 20000 } })).toMatchObject({
    storage_type: "io2",
    allocated_storage: 200,
    max_allocated_storage: 1000,
    iops: 20000,
  });
});

test("SQL Server storage is never striped, Oracle's from 200 GiB on", () => {
  const sql = { engine: "sqlserver-se", engineVersion: "16.00" };
  expect(instance({ ...sql, storage: { sizeGiB: 50, iops: 4000, throughput: 250 } }).iops).toBe(4000);
  expect(instance({ ...sql, storage: { sizeGiB: 16000 } }).max_allocated_storage).toBe(16384);
  expect(instance({ engine: "oracle-ee", engineVersion: "19", storage: { sizeGiB: 200, iops: 12000 } }).iops).toBe(
    12000,
  );
});

test.each<[EngineName, StorageProps, string]>([
  ["postgres", { sizeGiB: 19 }, "storage.sizeGiB must be 20 to 65536, got 19"],
  ["postgres", { sizeGiB: 100, maxSizeGiB: 105 }, "storage.maxSizeGiB must be 110 to 65536, got 105"],
  ["postgres", { sizeGiB: 400, iops: 3000 }, "storage.iops must be 12000 to 64000, got 3000"],
  [
    "mysql",
    { throughput: 500 },
    "storage.throughput must be left out below 400 GiB, where gp3 is fixed, got 500 for 20",
  ],
  [
    "oracle-ee",
    { sizeGiB: 199, iops: 12000 },
    "storage.iops must be left out below 200 GiB, where gp3 is fixed, got 12000 for 199",
  ],
  ["sqlserver-se", { sizeGiB: 20000 }, "storage.sizeGiB must be 20 to 16384, got 20000"],
  ["sqlserver-se", { sizeGiB: 100, iops: 20000 }, "storage.iops must be 3000 to 16000, got 20000"],
  ["sqlserver-se", { sizeGiB: 20, iops: 12000 }, "storage.iops must be at most 500 for each GiB, got 12000 for 20"],
  [
    "sqlserver-se",
    { sizeGiB: 100, throughput: 1000 },
    "storage.throughput must be at most a quarter of the IOPS, got 1000 for 3000",
  ],
  ["mariadb", { type: "io2", sizeGiB: 50, iops: 1000 }, "storage.sizeGiB must be 100 to 65536, got 50"],
  ["mariadb", { type: "io2", sizeGiB: 100, iops: 500 }, "storage.iops must be 1000 to 256000, got 500"],
  [
    "mariadb",
    { type: "io2", sizeGiB: 100, iops: 200000 },
    "storage.iops must be 0.5 to 1000 for each GiB, got 200000 for 100",
  ],
  [
    "mariadb",
    { type: "io2", sizeGiB: 65536, iops: 1000 },
    "storage.iops must be 0.5 to 1000 for each GiB, got 1000 for 65536",
  ],
  ["mariadb", { type: "io2", sizeGiB: 100 } as StorageProps, "storage.iops must be given"],
  [
    "mariadb",
    { type: "io2", sizeGiB: 100, iops: 1000, throughput: 500 } as unknown as StorageProps,
    'storage.throughput must be omitted with type "io2"',
  ],
])("%s with %j is refused", (engine, storage, message) => {
  const wrong = () => database({ engine, engineVersion: VERSIONS[engine][0], storage });
  expect(wrong).toThrow(new Error(`test/Database (RdsModule) is misconfigured:\n  - ${message}`));
});

const names = Object.keys(VERSIONS) as EngineName[];
const two = (value: number) => `${value}`.padStart(2, "0");

/** Numbers around every limit that there is. */
const sizes = fc.oneof(fc.integer({ min: 10, max: 900 }), fc.integer({ min: 16000, max: 66000 }));
const iops = fc.option(fc.oneof(fc.integer({ min: 500, max: 70000 }), fc.integer({ min: 60000, max: 260000 })), {
  nil: undefined,
});
const throughput = fc.option(fc.integer({ min: 100, max: 4200 }), { nil: undefined });
const storage = fc.oneof(
  fc.record({ sizeGiB: sizes, iops, throughput }),
  fc.record({ type: fc.constant("io2" as const), sizeGiB: sizes, iops: fc.integer({ min: 500, max: 260000 }) }),
);
const hour = fc.integer({ min: 0, max: 22 });
const cases = fc.record({
  engine: fc.constantFrom(...names),
  pick: fc.nat(),
  environment: fc.constantFrom("dev" as const, "prod" as const),
  storage,
  backupHour: hour,
  maintenanceHour: hour,
  day: fc.constantFrom("mon", "thu", "sun"),
  retentionDays: fc.integer({ min: 1, max: 36 }),
});

const propsOf = (one: typeof cases extends fc.Arbitrary<infer T> ? T : never) =>
  ({
    environment: one.environment,
    engine: one.engine,
    engineVersion: VERSIONS[one.engine][one.pick % VERSIONS[one.engine].length],
    subnets,
    storage: one.storage,
    backup: { window: `${two(one.backupHour)}:00-${two(one.backupHour)}:40`, retentionDays: one.retentionDays },
    maintenanceWindow: `${one.day}:${two(one.maintenanceHour)}:30-${one.day}:${two(one.maintenanceHour + 1)}:30`,
  }) as RdsModuleProps;

test("whatever engine, storage and windows are accepted, AWS's rules hold; whatever is refused says why", () => {
  let accepted = 0;
  fc.assert(
    fc.property(cases, (one) => {
      const props = propsOf(one);
      let refusal = "";
      let made = {} as ReturnType<typeof instance>;
      try {
        const build = () => synth((stack) => new RdsModule(stack, "Database", props)).the("aws_db_instance");
        made = build();
        accepted += 1;
      } catch (error) {
        refusal = String(error);
      }
      if (refusal) {
        expect(refusal).toMatch(
          /is misconfigured:\n {2}- (storage\.(sizeGiB|maxSizeGiB|iops|throughput)|backup\.retentionDays|maintenanceWindow) must/,
        );
        return;
      }
      const { gp3 } = ENGINES[one.engine];
      const { allocated_storage: size, iops: given, storage_throughput: rate } = made;
      expect(made.backup_retention_period).toBeLessThanOrEqual(35);
      if (made.storage_type === "io2") {
        expect(given / size).toBeGreaterThanOrEqual(0.5);
        expect(given / size).toBeLessThanOrEqual(1000);
      } else if (size < gp3.tunableFromGiB) {
        expect([given, rate]).toEqual([undefined, undefined]);
      } else {
        expect((rate ?? 0) * 4).toBeLessThanOrEqual(given ?? gp3.iops[0]);
      }
    }),
    { numRuns: 150, seed: 20261124 },
  );
  expect(accepted).toBeGreaterThan(20);
});

test("storage grows to five times its size by itself, never beyond what the type has", () => {
  const growth = (engine: EngineName, sizeGiB: number) =>
    instance({ engine, engineVersion: VERSIONS[engine][0], storage: { sizeGiB } }).max_allocated_storage;
  expect([growth("postgres", 50), growth("postgres", 20_000), growth("sqlserver-se", 4_000)]).toEqual([
    250, 65_536, 16_384,
  ]);
});
