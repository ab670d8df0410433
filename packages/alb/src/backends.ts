import {
  type Backend,
  byMember,
  type Connectable,
  type Connections,
  choice,
  either,
  FUNCTION_ARN,
  integer,
  method,
  NETWORK,
  type Network,
  object,
  type RowsOf,
  record,
  reference,
  type SettingsOf,
  text,
} from "@plinth/core";

/** What serves: a module, a Lambda function behind an application load balancer, or targets that are known by name. */
export type AnyBackend = Backend | LambdaBackend | FixedBackend;

export interface LambdaBackend {
  /** A raw `LambdaFunction`, or `{ arn }`. The balancer is permitted to invoke it. */
  readonly lambda: { readonly arn: string };
}

/** Targets that do not register themselves, as an Auto Scaling group or a container service does. */
export interface FixedBackend {
  /** Instance ids or IP addresses, by a name for each; none is a warning. */
  readonly targets: Readonly<Record<string, string>>;
  readonly targetType: "instance" | "ip";
  readonly port: number;
  /** Where the way is opened to: the module of the targets, or their network. */
  readonly at: Connectable | Network;
  /** @default "HTTP" */
  readonly protocol?: "HTTP" | "HTTPS";
  /** @default "HTTP1" */
  readonly protocolVersion?: "HTTP1" | "HTTP2" | "GRPC";
}

/** Names that methods take, which become part of addresses and names. */
export const KEY = text(
  "be up to 32 letters and digits, beginning with a letter",
  /^[A-Za-z][A-Za-z0-9]{0,31}$/,
).literal();

/** Rules of security groups and target groups are named after ports. */
export const PORT = integer(1, 65535).literal();

const PEER = either(
  NETWORK,
  reference<Connectable>({ connections: reference<Connections>({ securityGroupId: text() }) }),
);

const TARGET_ID = {
  instance: { shape: /^i-[0-9a-f]{8,17}$/, rule: "be the id of an instance" },
  ip: { shape: /^[\da-f.:]+$/i, rule: "be an IP address" },
};

const FIXED = object(
  {
    targets: record(text(), KEY).literal(),
    targetType: choice("instance", "ip").literal(),
    port: PORT,
    at: PEER,
    protocol: choice("HTTP", "HTTPS").literal().optional(),
    protocolVersion: choice("HTTP1", "HTTP2", "GRPC").literal().optional(),
  } satisfies RowsOf<FixedBackend>,
  {
    rules: [
      ({ targets, targetType }, path) => {
        const { shape, rule } = TARGET_ID[targetType];
        const [name, id] = Object.entries(targets).find(([, one]) => !shape.test(one)) ?? [];
        return name !== undefined && `${path("targets")}.${name} must ${rule}, got ${JSON.stringify(id)}`;
      },
    ],
  },
);

const BACKEND = byMember({
  lambda: reference<LambdaBackend>({ lambda: reference<LambdaBackend["lambda"]>({ arn: FUNCTION_ARN }) }),
  targets: FIXED,
  backend: reference<Backend>({
    backend: reference<Backend["backend"]>({
      port: PORT,
      connections: reference<Connections>({ securityGroupId: text() }),
      attach: method<Backend["backend"]["attach"]>(),
    }),
  }),
});
export type BackendSettings = SettingsOf<typeof BACKEND>;

/** Types of targets: AWS docs, "Target groups for your Application Load Balancers" and "… Network Load Balancers". */
export const APPLICATION_BACKEND = BACKEND.where(
  "not be a balancer: only an NLBModule stands before one",
  (backend) => !("backend" in backend) || backend.backend.targetType !== "alb",
);
export const NETWORK_BACKEND = BACKEND.where(
  "be something with a port: only an ALBModule invokes functions",
  (backend) => !("lambda" in backend),
);
