import { boolean, integer, object, type RowsOf, type SettingsOf, scalar, variants } from "@plinth/core";
import { insightsProblem } from "../insights";
import { INSTANCE_CLASS } from "../instance-class";
import { parametersOf } from "../parameters";
import { databaseRules } from "../rules";
import { AURORA, type AuroraParametersOf } from "./engines";
import { CLUSTER, type ClusterProps } from "./props";

export type AuroraModuleProps = AuroraProps & (AuroraPostgresqlProps | AuroraMysqlProps);

export interface AuroraProps extends ClusterProps {
  /** How large the instances are: a class, or capacity units that follow the load. @default - 0.5 to 4 units in dev, "db.r7g.large" in prod */
  readonly capacity?: CapacityProps;
  /** A second instance in another zone, which answers reads and takes over. @default false in dev, true in prod */
  readonly multiAz?: boolean;
  /** Storage without a price for each request, at a higher price for each GB. @default false */
  readonly ioOptimized?: boolean;
  /** SQL over HTTPS with IAM, without a connection. @default false */
  readonly dataApi?: boolean;
}

/** AWS docs, "Aurora Serverless v2 capacity". */
export type CapacityProps = { readonly instanceClass: string; readonly minUnits?: never } | ServerlessProps;

export interface ServerlessProps {
  /** Capacity units of 2 GiB each, 0 to 256 in halves; 0 lets the instances pause. */
  readonly minUnits: number;
  /** 1 to 256 in halves. */
  readonly maxUnits: number;
  /** Seconds without a connection after which it pauses, 300 to 86400, with `minUnits: 0`. @default 300 */
  readonly pauseAfterSeconds?: number;
  readonly instanceClass?: never;
}

export interface AuroraPostgresqlProps {
  readonly engine: "aurora-postgresql";
  /** @default - TLS forced, slow statements and changes of the schema logged */
  readonly parameters?: AuroraParametersOf<"aurora-postgresql">;
  readonly backtrackHours?: never;
  readonly writeForwarding?: never;
}

export interface AuroraMysqlProps {
  readonly engine: "aurora-mysql";
  /** @default - TLS forced, slow statements logged, connections and changes of rights and schema audited */
  readonly parameters?: AuroraParametersOf<"aurora-mysql">;
  /**
   * Hours that the cluster can be rewound by, in place, 0 to 72. Only a cluster that began with it can have it; it costs by the
   * change, and some regions lack it. @default 0 in dev, 24 in prod
   */
  readonly backtrackHours?: number;
  /** Lets readers pass writes on to the writer. @default false */
  readonly writeForwarding?: boolean;
}

/**
 * AWS docs, "Supported DB engines for DB instance classes",
 * https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/Concepts.DBInstanceClass.SupportAurora.html
 */
export const AURORA_CLASS = INSTANCE_CLASS.where(
  "be a memory-optimized or burstable class, because Aurora has no others",
  (one) => !/^db\.[cm]\d/.test(one),
);

const units = (min: number) =>
  scalar<number>(
    "a number",
    `be ${min} to 256 in halves`,
    (value) => typeof value === "number",
    (value) => Number.isInteger(value * 2) && value >= min && value <= 256,
  );

const CAPACITY = object(
  {},
  {
    oneOf: [
      { instanceClass: AURORA_CLASS },
      { minUnits: units(0), maxUnits: units(1), pauseAfterSeconds: integer(300, 86400).optional() },
    ],
    rules: [
      ({ minUnits, maxUnits }, path) =>
        minUnits !== undefined &&
        minUnits > maxUnits &&
        `${path("minUnits")} must be at most maxUnits, got ${minUnits} and ${maxUnits}`,
      ({ minUnits, pauseAfterSeconds }, path) =>
        pauseAfterSeconds !== undefined &&
        minUnits !== 0 &&
        `${path("pauseAfterSeconds")} needs minUnits 0, got ${minUnits}`,
    ],
  },
);

const AURORA_ROWS = {
  ...CLUSTER,
  capacity: CAPACITY.default({ dev: { minUnits: 0.5, maxUnits: 4 }, prod: { instanceClass: "db.r7g.large" } }),
  multiAz: boolean.default({ dev: false, prod: true }),
  ioOptimized: boolean.optional(),
  dataApi: boolean.optional(),
} satisfies RowsOf<AuroraProps>;

export const AURORA_CLUSTER = variants(
  "engine",
  {
    "aurora-postgresql": {
      parameters: parametersOf<AuroraParametersOf<"aurora-postgresql"> | undefined>(
        "aurora-postgresql",
        AURORA["aurora-postgresql"],
      ),
    } satisfies RowsOf<Omit<AuroraPostgresqlProps, "engine">>,
    "aurora-mysql": {
      parameters: parametersOf<AuroraParametersOf<"aurora-mysql"> | undefined>("aurora-mysql", AURORA["aurora-mysql"]),
      backtrackHours: integer(0, 72).literal().default({ dev: 0, prod: 24 }),
      writeForwarding: boolean.optional(),
    } satisfies RowsOf<Omit<AuroraMysqlProps, "engine">>,
  },
  AURORA_ROWS,
  {
    rules: [
      ...databaseRules(AURORA),
      ({ engine, capacity, insights }) =>
        insightsProblem(AURORA[engine], capacity.instanceClass ?? SERVERLESS, insights),
    ],
  },
);

export type AuroraSettings = SettingsOf<typeof AURORA_CLUSTER>;
export type Capacity = AuroraSettings["capacity"];

export const SERVERLESS = "db.serverless";
