import { between, matches, must, type Problem } from "@plinth/core";
import { type ALBModuleProps, HEALTH_CHECK } from "./props";

/** Everything that is wrong with the props of a balancer. */
export function problemsOf(props: ALBModuleProps): Problem[] {
  const zones = new Set(props.subnets.availabilityZones);
  const health = { ...HEALTH_CHECK, ...props.healthCheck };
  return [
    must(zones.size >= 2, `subnets must be in at least two zones, got ${[...zones].join(", ") || "none"}`),
    matches(
      "certificateArn",
      props.certificateArn,
      /^arn:[\w-]+:(acm|iam):[a-z0-9-]*:\d{12}:(certificate|server-certificate)\/.+$/,
      "be the ARN of a certificate",
    ),
    matches("healthCheck.path", health.path, /^\/\S{0,1023}$/, 'begin with "/"'),
    matches("healthCheck.matcher", health.matcher, /^[2-4]\d\d([,-][2-4]\d\d)*$/, 'be status codes such as "200-299"'),
    between("healthCheck.intervalSeconds", health.intervalSeconds, 5, 300),
    between("healthCheck.timeoutSeconds", health.timeoutSeconds, 2, 120),
    must(
      health.timeoutSeconds < health.intervalSeconds,
      `healthCheck.timeoutSeconds must be less than the interval, got ${health.timeoutSeconds} and ${health.intervalSeconds}`,
    ),
    between("healthCheck.healthyThreshold", health.healthyThreshold, 2, 10),
    between("healthCheck.unhealthyThreshold", health.unhealthyThreshold, 2, 10),
    between("deregistrationSeconds", props.deregistrationSeconds, 0, 3600),
    between("idleSeconds", props.idleSeconds, 1, 4000),
    between("logRetentionDays", props.logRetentionDays, 1, 3653),
  ];
}
