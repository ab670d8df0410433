import type { VpcEndpoint } from "@cdktf/provider-aws/lib/vpc-endpoint";
import type { Metric, Signals } from "@plinth/core";

export type EndpointSignal = "packetsDropped" | "activeConnections" | "bytes";

/** What an interface endpoint says of itself. Names: AWS docs, "CloudWatch metrics for AWS PrivateLink". */
export function endpointSignals(service: string, endpoint: VpcEndpoint): Signals<EndpointSignal> {
  const metric = (name: string, statistic: Metric["statistic"], unit: string): Metric => ({
    namespace: "AWS/PrivateLinkEndpoints",
    name,
    dimensions: {
      "Endpoint Type": endpoint.vpcEndpointType,
      "Service Name": endpoint.serviceName,
      "VPC Endpoint Id": endpoint.id,
      "VPC Id": endpoint.vpcId,
    },
    statistic,
    periodSeconds: 300,
    unit,
  });
  return {
    packetsDropped: {
      title: `Packets dropped by the endpoint of ${service}`,
      metric: metric("PacketsDropped", "Sum", "Count"),
      limit: { above: 100, periods: 3, missing: "notBreaching" },
    },
    activeConnections: {
      title: `Connections of the endpoint of ${service}`,
      metric: metric("ActiveConnections", "Maximum", "Count"),
    },
    bytes: { title: `Bytes through the endpoint of ${service}`, metric: metric("BytesProcessed", "Sum", "Bytes") },
  };
}
