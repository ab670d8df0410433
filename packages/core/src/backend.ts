import type { ITerraformDependable } from "cdktf";
import type { Construct } from "constructs";
import type { Connections } from "./connections";

/** What a load balancer can send requests to. */
export interface Backend {
  readonly backend: {
    /** TCP port that requests arrive at. */
    readonly port: number;
    readonly connections: Connections;
    /** Registers the backend with a target group; once for each `key`. */
    attach(targetGroup: TargetGroupRef): void;
    /** What is registered: instances, IP addresses, or an application load balancer. @default "instance" */
    readonly targetType?: "instance" | "ip" | "alb";
    /** What is spoken at the port. @default "HTTP" */
    readonly protocol?: "HTTP" | "HTTPS";
    /** @default "HTTP1" */
    readonly protocolVersion?: "HTTP1" | "HTTP2" | "GRPC";
    /** Seconds that a target which is told to stop still answers what it has begun. @default - not known */
    readonly shutdownSeconds?: number;
  };
}

export interface TargetGroupRef {
  /** Stable name of the target group, for ids. */
  readonly key: string;
  readonly arn: string;
  /**
   * `ResourceLabel` of the metric ALBRequestCountPerTarget: `<balancer suffix>/<target group suffix>`.
   * @default - requests are not counted, behind a network load balancer
   */
  readonly requestCountLabel?: string;
  /** Where that lives what registers the targets, between two stacks. @default - with the backend */
  readonly home?: Construct;
  /** Learns what registers the targets: listeners turn to a group only when it has targets. */
  attached?(registration: ITerraformDependable): void;
}
