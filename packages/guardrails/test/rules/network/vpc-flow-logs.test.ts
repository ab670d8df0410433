import { vpcFlowLogs } from "../../../src/rules/network/vpc-flow-logs";
import { cases } from "../../cases";

const vpc = { Main: { cidr_block: "10.0.0.0/16" }, Other: { cidr_block: "10.1.0.0/16" } };
const log = (name: string) => ({ vpc_id: `\${aws_vpc.${name}.id}`, traffic_type: "ALL" });

cases(vpcFlowLogs, {
  fails: {
    "a network without": { resource: { aws_vpc: { Main: vpc.Main } } },
    "one of two networks": { resource: { aws_vpc: vpc, aws_flow_log: { Log: log("Main") } } },
  },
  passes: {
    "a network with": { resource: { aws_vpc: { Main: vpc.Main }, aws_flow_log: { Log: log("Main") } } },
    "two networks with one each": { resource: { aws_vpc: vpc, aws_flow_log: { A: log("Main"), B: log("Other") } } },
  },
});
