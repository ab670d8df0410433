import { integer, type RowsOf, type Rule, type SettingsOf, variants } from "@plinth/core";
import { ENGINES, type Engine, type EngineName } from "./engines";

/** Limits: AWS docs, "Amazon RDS DB instance storage". */
export type StorageProps = Gp3Props | Io2Props;

interface SizeProps {
  /** gp3 from 20, io2 from 100; SQL Server up to 16384 on gp3, else 65536. It can grow and never shrink. @default 20 in dev, 100 in prod and with io2 */
  readonly sizeGiB?: number;
  /** How far it grows by itself; 0 for not at all, else at least a tenth more. @default - five times `sizeGiB` */
  readonly maxSizeGiB?: number;
}

interface Gp3Props extends SizeProps {
  /** @default "gp3" */
  readonly type?: "gp3";
  /** From 400 GiB on (Oracle 200) 12000 to 64000; SQL Server always 3000 to 16000. @default - of gp3: 3000, or 12000 where striped */
  readonly iops?: number;
  /** MiB/s. From 400 GiB on (Oracle 200) 500 to 4000; SQL Server always 125 to 1000. @default - of gp3: 125, or 500 where striped */
  readonly throughput?: number;
}

interface Io2Props extends SizeProps {
  readonly type: "io2";
  /** 1000 to 256000, and half to a thousand for each GiB. */
  readonly iops: number;
  readonly throughput?: never;
}

const MAX_GIB = 65536;
const IOPS_PER_GIB = { gp3: 500, io2: [0.5, 1000] } as const;
const GP3_IOPS_PER_THROUGHPUT = 4;

const SIZE = { maxSizeGiB: integer(0, MAX_GIB).literal().optional() };

export const STORAGE = variants(
  "type",
  {
    gp3: {
      sizeGiB: integer(20, MAX_GIB).literal().default({ dev: 20, prod: 100 }),
      iops: integer(1, 64000).optional(),
      throughput: integer(1, 4000).optional(),
    } satisfies RowsOf<Omit<Gp3Props, "type" | "maxSizeGiB">>,
    io2: {
      sizeGiB: integer(100, MAX_GIB).literal().default(100),
      iops: integer(1000, 256000),
    } satisfies RowsOf<Omit<Io2Props, "type" | "maxSizeGiB">>,
  },
  SIZE satisfies RowsOf<Pick<SizeProps, "maxSizeGiB">>,
  { default: "gp3" },
);

export type StorageSettings = SettingsOf<typeof STORAGE>;

/** How far the storage grows by itself; not beyond its size means not at all. */
export function maxSizeOf(engine: Engine, storage: StorageSettings): number {
  return storage.maxSizeGiB ?? Math.min(storage.sizeGiB * 5, limitOf(engine, storage));
}

interface Settings {
  readonly engine: EngineName;
  readonly storage: StorageSettings;
}

export const storageRules: readonly Rule<Settings>[] = [sizeProblem, maxSizeProblem, iopsProblem, throughputProblem];

function limitOf({ gp3 }: Engine, { type }: StorageSettings): number {
  return type === "gp3" ? gp3.maxGiB : MAX_GIB;
}

function sizeProblem({ engine, storage }: Settings): string | false {
  const max = limitOf(ENGINES[engine], storage);
  const { sizeGiB } = storage;
  return sizeGiB > max && sizeGiB <= MAX_GIB && `storage.sizeGiB must be 20 to ${max}, got ${sizeGiB}`;
}

function maxSizeProblem({ engine, storage }: Settings): string | false {
  const { sizeGiB, maxSizeGiB } = storage;
  if (maxSizeGiB === undefined || maxSizeGiB === 0) return false;
  const limit = limitOf(ENGINES[engine], storage);
  const least = Math.min(Math.ceil((sizeGiB * 11) / 10), limit);
  const fits = maxSizeGiB >= least && maxSizeGiB <= limit;
  return !fits && `storage.maxSizeGiB must be ${least} to ${limit}, got ${maxSizeGiB}`;
}

function iopsProblem({ engine, storage }: Settings): string | false {
  const { type, sizeGiB, iops } = storage;
  if (iops === undefined) return false;
  if (type === "io2") {
    const [least, most] = IOPS_PER_GIB.io2;
    const fits = iops >= sizeGiB * least && iops <= sizeGiB * most;
    return !fits && `storage.iops must be ${least} to ${most} for each GiB, got ${iops} for ${sizeGiB}`;
  }
  const { gp3 } = ENGINES[engine];
  const most = IOPS_PER_GIB.gp3;
  return (
    gp3Problem("storage.iops", iops, gp3, gp3.iops, sizeGiB) ||
    (iops > sizeGiB * most && `storage.iops must be at most ${most} for each GiB, got ${iops} for ${sizeGiB}`)
  );
}

function throughputProblem({ engine, storage }: Settings): string | false {
  const { gp3 } = ENGINES[engine];
  const { sizeGiB, throughput, iops = gp3.iops[0] } = storage;
  if (throughput === undefined) return false;
  return (
    gp3Problem("storage.throughput", throughput, gp3, gp3.throughput, sizeGiB) ||
    (throughput * GP3_IOPS_PER_THROUGHPUT > iops &&
      `storage.throughput must be at most a quarter of the IOPS, got ${throughput} for ${iops}`)
  );
}

function gp3Problem(
  prop: string,
  value: number,
  { tunableFromGiB }: Engine["gp3"],
  [min, max]: readonly [number, number],
  sizeGiB: number,
): string | false {
  if (sizeGiB < tunableFromGiB) {
    return `${prop} must be left out below ${tunableFromGiB} GiB, where gp3 is fixed, got ${value} for ${sizeGiB}`;
  }
  return (value < min || value > max) && `${prop} must be ${min} to ${max}, got ${value}`;
}
