import { MonitoringModule } from "@plinth/monitoring";
import { alarmRows, chartRows } from "@plinth/testing";
import { TerraformStack } from "cdktf";
import type { Construct } from "constructs";
import { balancer, networkBalancer, Server } from "./balancer";

const monitoring = (scope: Construct) =>
  new MonitoringModule(TerraformStack.of(scope), "Monitoring", { environment: "dev" });

test("an application load balancer and its further target groups have these alarms and charts", () => {
  const made = balancer({}, (alb) => {
    const api = alb.addBackend("Api", new Server(alb, "ApiServer", 9090));
    alb.addRoute("Api", { priority: 1, when: { paths: ["/api/*"] }, forwardTo: api });
    monitoring(alb).watch(alb);
  });
  expect(alarmRows(made)).toMatchInlineSnapshot(`
[
  "test-monitoring-alarms-balancer-balancererrors: AWS/ApplicationELB HTTPCode_ELB_5XX_Count LoadBalancer=\${aws_lb.Balancer.arn_suffix} Sum/60 > 10, 5 of 5, missing data: notBreaching",
  "test-monitoring-alarms-balancer-latency-api: AWS/ApplicationELB TargetResponseTime LoadBalancer=\${aws_lb.Balancer.arn_suffix} TargetGroup=\${aws_lb_target_group.Balancer_TargetGroup-Api_C99EF7B7.arn_suffix} p99/60 > 2, 5 of 5, missing data: notBreaching",
  "test-monitoring-alarms-balancer-latency: AWS/ApplicationELB TargetResponseTime LoadBalancer=\${aws_lb.Balancer.arn_suffix} TargetGroup=\${aws_lb_target_group.Balancer_TargetGroup_B04DD016.arn_suffix} p99/60 > 2, 5 of 5, missing data: notBreaching",
  "test-monitoring-alarms-balancer-rejectedconnections: AWS/ApplicationELB RejectedConnectionCount LoadBalancer=\${aws_lb.Balancer.arn_suffix} Sum/60 > 0, 5 of 5, missing data: notBreaching",
  "test-monitoring-alarms-balancer-targeterrors-api: AWS/ApplicationELB HTTPCode_Target_5XX_Count LoadBalancer=\${aws_lb.Balancer.arn_suffix} TargetGroup=\${aws_lb_target_group.Balancer_TargetGroup-Api_C99EF7B7.arn_suffix} Sum/60 > 10, 5 of 5, missing data: notBreaching",
  "test-monitoring-alarms-balancer-targeterrors: AWS/ApplicationELB HTTPCode_Target_5XX_Count LoadBalancer=\${aws_lb.Balancer.arn_suffix} TargetGroup=\${aws_lb_target_group.Balancer_TargetGroup_B04DD016.arn_suffix} Sum/60 > 10, 5 of 5, missing data: notBreaching",
  "test-monitoring-alarms-balancer-tlserrors: AWS/ApplicationELB ClientTLSNegotiationErrorCount LoadBalancer=\${aws_lb.Balancer.arn_suffix} Sum/60 > 100, 5 of 5, missing data: notBreaching",
  "test-monitoring-alarms-balancer-unhealthyhosts-api: AWS/ApplicationELB UnHealthyHostCount LoadBalancer=\${aws_lb.Balancer.arn_suffix} TargetGroup=\${aws_lb_target_group.Balancer_TargetGroup-Api_C99EF7B7.arn_suffix} Maximum/60 > 0, 5 of 5, missing data: breaching",
  "test-monitoring-alarms-balancer-unhealthyhosts: AWS/ApplicationELB UnHealthyHostCount LoadBalancer=\${aws_lb.Balancer.arn_suffix} TargetGroup=\${aws_lb_target_group.Balancer_TargetGroup_B04DD016.arn_suffix} Maximum/60 > 0, 5 of 5, missing data: breaching",
]
`);
  expect(chartRows(made)).toMatchInlineSnapshot(`
[
  "Requests to Balancer [Count]: AWS/ApplicationELB RequestCount LoadBalancer \${aws_lb.Balancer.arn_suffix} Sum/60",
  "Errors behind Balancer (5xx) [Count]: AWS/ApplicationELB HTTPCode_Target_5XX_Count TargetGroup \${aws_lb_target_group.Balancer_TargetGroup_B04DD016.arn_suffix} LoadBalancer \${aws_lb.Balancer.arn_suffix} Sum/60, ticket above 10 (10)",
  "Errors of Balancer itself (5xx) [Count]: AWS/ApplicationELB HTTPCode_ELB_5XX_Count LoadBalancer \${aws_lb.Balancer.arn_suffix} Sum/60, ticket above 10 (10)",
  "Slowest hundredth behind Balancer [Seconds]: AWS/ApplicationELB TargetResponseTime TargetGroup \${aws_lb_target_group.Balancer_TargetGroup_B04DD016.arn_suffix} LoadBalancer \${aws_lb.Balancer.arn_suffix} p99/60, ticket above 2 s (2)",
  "Unhealthy hosts behind Balancer [Count]: AWS/ApplicationELB UnHealthyHostCount TargetGroup \${aws_lb_target_group.Balancer_TargetGroup_B04DD016.arn_suffix} LoadBalancer \${aws_lb.Balancer.arn_suffix} Maximum/60, ticket above 0 (0)",
  "Connections that Balancer rejected [Count]: AWS/ApplicationELB RejectedConnectionCount LoadBalancer \${aws_lb.Balancer.arn_suffix} Sum/60, ticket above 0 (0)",
  "TLS connections to Balancer that failed [Count]: AWS/ApplicationELB ClientTLSNegotiationErrorCount LoadBalancer \${aws_lb.Balancer.arn_suffix} Sum/60, ticket above 100 (100)",
  "Errors behind Balancer, Api (5xx) [Count]: AWS/ApplicationELB HTTPCode_Target_5XX_Count TargetGroup \${aws_lb_target_group.Balancer_TargetGroup-Api_C99EF7B7.arn_suffix} LoadBalancer \${aws_lb.Balancer.arn_suffix} Sum/60, ticket above 10 (10)",
  "Slowest hundredth behind Balancer, Api [Seconds]: AWS/ApplicationELB TargetResponseTime TargetGroup \${aws_lb_target_group.Balancer_TargetGroup-Api_C99EF7B7.arn_suffix} LoadBalancer \${aws_lb.Balancer.arn_suffix} p99/60, ticket above 2 s (2)",
  "Unhealthy hosts behind Balancer, Api [Count]: AWS/ApplicationELB UnHealthyHostCount TargetGroup \${aws_lb_target_group.Balancer_TargetGroup-Api_C99EF7B7.arn_suffix} LoadBalancer \${aws_lb.Balancer.arn_suffix} Maximum/60, ticket above 0 (0)",
]
`);
});

test("a network load balancer and its target groups have these alarms and charts", () => {
  const made = networkBalancer({}, (nlb, server) => {
    nlb.addListener("Web", { port: 80, protocol: "TCP", backend: server });
    monitoring(nlb).watch(nlb);
  });
  expect(alarmRows(made)).toMatchInlineSnapshot(`
[
  "test-monitoring-alarms-gate-balancerresets: AWS/NetworkELB TCP_ELB_Reset_Count LoadBalancer=\${aws_lb.Gate.arn_suffix} Sum/60 > 100, 5 of 5, missing data: notBreaching",
  "test-monitoring-alarms-gate-porterrors: AWS/NetworkELB PortAllocationErrorCount LoadBalancer=\${aws_lb.Gate.arn_suffix} Sum/60 > 0, 5 of 5, missing data: notBreaching",
  "test-monitoring-alarms-gate-rejectedflows: AWS/NetworkELB RejectedFlowCount LoadBalancer=\${aws_lb.Gate.arn_suffix} Sum/60 > 0, 5 of 5, missing data: notBreaching",
  "test-monitoring-alarms-gate-targetresets: AWS/NetworkELB TCP_Target_Reset_Count LoadBalancer=\${aws_lb.Gate.arn_suffix} Sum/60 > 100, 5 of 5, missing data: notBreaching",
  "test-monitoring-alarms-gate-tlserrors: AWS/NetworkELB ClientTLSNegotiationErrorCount LoadBalancer=\${aws_lb.Gate.arn_suffix} Sum/60 > 100, 5 of 5, missing data: notBreaching",
  "test-monitoring-alarms-gate-unhealthyhosts-web: AWS/NetworkELB UnHealthyHostCount LoadBalancer=\${aws_lb.Gate.arn_suffix} TargetGroup=\${aws_lb_target_group.Gate_TargetGroup-Web_D303480C.arn_suffix} Maximum/60 > 0, 5 of 5, missing data: breaching",
]
`);
  expect(chartRows(made)).toMatchInlineSnapshot(`
[
  "Connections of Gate [Count]: AWS/NetworkELB ActiveFlowCount LoadBalancer \${aws_lb.Gate.arn_suffix} Average/60",
  "Traffic of Gate [Bytes]: AWS/NetworkELB ProcessedBytes LoadBalancer \${aws_lb.Gate.arn_suffix} Sum/60",
  "Connections to Gate that clients reset [Count]: AWS/NetworkELB TCP_Client_Reset_Count LoadBalancer \${aws_lb.Gate.arn_suffix} Sum/60",
  "Connections that targets of Gate reset [Count]: AWS/NetworkELB TCP_Target_Reset_Count LoadBalancer \${aws_lb.Gate.arn_suffix} Sum/60, ticket above 100 (100)",
  "Connections that Gate itself reset [Count]: AWS/NetworkELB TCP_ELB_Reset_Count LoadBalancer \${aws_lb.Gate.arn_suffix} Sum/60, ticket above 100 (100)",
  "TLS connections to Gate that failed [Count]: AWS/NetworkELB ClientTLSNegotiationErrorCount LoadBalancer \${aws_lb.Gate.arn_suffix} Sum/60, ticket above 100 (100)",
  "Connections that Gate had no port for [Count]: AWS/NetworkELB PortAllocationErrorCount LoadBalancer \${aws_lb.Gate.arn_suffix} Sum/60, ticket above 0 (0)",
  "Connections that Gate rejected [Count]: AWS/NetworkELB RejectedFlowCount LoadBalancer \${aws_lb.Gate.arn_suffix} Sum/60, ticket above 0 (0)",
  "Unhealthy hosts behind Gate, Web [Count]: AWS/NetworkELB UnHealthyHostCount TargetGroup \${aws_lb_target_group.Gate_TargetGroup-Web_D303480C.arn_suffix} LoadBalancer \${aws_lb.Gate.arn_suffix} Maximum/60, ticket above 0 (0)",
]
`);
});
