import { between, type Environment, type Problem, withDefaults } from "@plinth/core";
import { DEFAULTS } from "./defaults";
import type { Engine } from "./engines";

/** Limits: AWS docs, "Amazon RDS DB instance storage". */
export type StorageProps = Gp3Props | Io2Props;

interface SizeProps {
  /** gp3 from 20, io2 from 100; SQL Server up to 16384 on gp3, else 65536. It can grow and never shrink. @default 20 in dev, 100 in prod */
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

const IO2 = { minGiB: 100, maxGiB: 65536, iops: [1000, 256000], perGiB: [0.5, 1000] } as const;
const GP3 = { minGiB: 20, iopsPerGiB: 500, iopsPerThroughput: 4 } as const;

/** What is set, with the sizes of the environment. */
export function storageOf(engine: Engine, environment: Environment, props: StorageProps = {}) {
  const {
    type = "gp3",
    sizeGiB,
    iops,
    throughput,
    maxSizeGiB,
  } = withDefaults(props, {
    sizeGiB: DEFAULTS[environment].sizeGiB as number,
  });
  const limit = type === "gp3" ? engine.gp3.maxGiB : IO2.maxGiB;
  return { type, sizeGiB, iops, throughput, limit, maxSizeGiB: maxSizeGiB ?? Math.min(sizeGiB * 5, limit) };
}

export function storageProblems(engine: Engine, environment: Environment, props: StorageProps = {}): Problem[] {
  const { type, sizeGiB, iops, throughput, limit } = storageOf(engine, environment, props);
  const { maxSizeGiB } = props;
  const least = Math.min(Math.ceil((sizeGiB * 11) / 10), limit);
  return [
    between("storage.sizeGiB", sizeGiB, type === "gp3" ? GP3.minGiB : IO2.minGiB, limit),
    maxSizeGiB !== 0 && between("storage.maxSizeGiB", maxSizeGiB, least, limit),
    ...(type === "gp3"
      ? gp3Problems(engine, sizeGiB, iops, throughput)
      : [...io2Problems(sizeGiB, iops), throughput !== undefined && "storage.throughput must be left out with io2"]),
  ];
}

function gp3Problems({ gp3 }: Engine, sizeGiB: number, iops?: number, throughput?: number): Problem[] {
  const tunable = sizeGiB >= gp3.tunableFromGiB;
  const fixed = (prop: string, value: number | undefined) =>
    value !== undefined &&
    !tunable &&
    `${prop} must be left out below ${gp3.tunableFromGiB} GiB, where gp3 is fixed, got ${value} for ${sizeGiB}`;
  const problems = [
    fixed("storage.iops", iops) || between("storage.iops", iops, ...gp3.iops),
    fixed("storage.throughput", throughput) || between("storage.throughput", throughput, ...gp3.throughput),
  ];
  if (problems.some(Boolean)) return problems;
  const given = iops ?? gp3.iops[0];
  return [
    iops !== undefined &&
      iops > sizeGiB * GP3.iopsPerGiB &&
      `storage.iops must be at most ${GP3.iopsPerGiB} for each GiB, got ${iops} for ${sizeGiB}`,
    throughput !== undefined &&
      throughput * GP3.iopsPerThroughput > given &&
      `storage.throughput must be at most a quarter of the IOPS, got ${throughput} for ${given}`,
  ];
}

function io2Problems(sizeGiB: number, iops: number | undefined): Problem[] {
  const problem = between("storage.iops", iops, ...IO2.iops);
  if (iops === undefined) return ["storage.iops must be given with io2"];
  const [least, most] = IO2.perGiB;
  if (problem || (iops >= sizeGiB * least && iops <= sizeGiB * most)) return [problem];
  return [`storage.iops must be ${least} to ${most} for each GiB, got ${iops} for ${sizeGiB}`];
}
