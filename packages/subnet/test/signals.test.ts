import { MonitoringModule } from "@plinth/monitoring";
import { alarmRows, chartRows, synth } from "@plinth/testing";
import { tiers } from "./network";

test("each NAT gateway has these alarms and charts", () => {
  const made = synth((stack) => {
    const network = tiers(stack, { natGateways: ["us-east-1a", "us-east-1b"] });
    new MonitoringModule(stack, "Monitoring", { environment: "dev" }).watch(network.public);
  });
  expect(alarmRows(made)).toMatchInlineSnapshot(`
[
  "test-monitoring-alarms-public-natporterrors-us-east-1a: AWS/NATGateway ErrorPortAllocation NatGatewayId=\${aws_nat_gateway.Public_NatGateway-us-east-1a_55FC6C55.id} Sum/60 > 0, 3 of 3, missing data: notBreaching",
  "test-monitoring-alarms-public-natporterrors-us-east-1b: AWS/NATGateway ErrorPortAllocation NatGatewayId=\${aws_nat_gateway.Public_NatGateway-us-east-1b_20F38A5E.id} Sum/60 > 0, 3 of 3, missing data: notBreaching",
]
`);
  expect(chartRows(made)).toMatchInlineSnapshot(`
[
  "Connections refused by the NAT gateway in us-east-1a [Count]: AWS/NATGateway ErrorPortAllocation NatGatewayId \${aws_nat_gateway.Public_NatGateway-us-east-1a_55FC6C55.id} Sum/60, ticket above 0 (0)",
  "Packets dropped by the NAT gateway in us-east-1a [Count]: AWS/NATGateway PacketsDropCount NatGatewayId \${aws_nat_gateway.Public_NatGateway-us-east-1a_55FC6C55.id} Sum/60",
  "Connections refused by the NAT gateway in us-east-1b [Count]: AWS/NATGateway ErrorPortAllocation NatGatewayId \${aws_nat_gateway.Public_NatGateway-us-east-1b_20F38A5E.id} Sum/60, ticket above 0 (0)",
  "Packets dropped by the NAT gateway in us-east-1b [Count]: AWS/NATGateway PacketsDropCount NatGatewayId \${aws_nat_gateway.Public_NatGateway-us-east-1b_20F38A5E.id} Sum/60",
]
`);
});
