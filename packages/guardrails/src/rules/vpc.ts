import {
  type Condition,
  firstOf,
  has,
  mustBeReferredToBy,
  mustBeSet,
  mustBeTrue,
  mustNot,
  mustNotBeTrue,
  unless,
} from "../checks/arguments";
import { statementsOf } from "../checks/policies";
import { leadsEverythingToPeer, leadsThroughInstance } from "../checks/routes";
import { advice, error, warning } from "./row";

const ROUTES = ["aws_route", "aws_route_table"];

const allowsEverything: Condition = (endpoint, stack) =>
  statementsOf(endpoint, stack)?.some(
    ({ effect, actions, resources, conditions }) =>
      effect === "Allow" && actions.includes("*") && resources.includes("*") && conditions.length === 0,
  ) ?? false;

/** Networks, subnets, routes, endpoints and addresses. */
export const VPC = [
  warning("address-unused", "aws_eip", "CKV2_AWS_19, EC2.12", {
    title: "Every public address is in use",
    why: "An address that nothing uses costs as much as one that is used.",
    fix: "attach it, or release it",
    check: unless([has("instance"), has("network_interface")], mustBeReferredToBy([], "is attached to nothing")),
  }),
  warning("default-vpc", ["aws_default_vpc", "aws_default_subnet"], "CKV_AWS_148", {
    title: "Nothing is built on the default network",
    why: "Every subnet of the default network is public, and its ranges are those of everybody else's.",
    fix: "make a network of your own",
    check: () => "is part of the default network of the account",
  }),
  advice("endpoint-policy", "aws_vpc_endpoint", "", {
    title: "Endpoints say who may use them for what",
    why: "Without a policy an endpoint carries any request of any account to the service, data on its way out included.",
    fix: "set a policy that names the account, the organization or the resources",
    check: firstOf(
      mustBeSet("policy", "has no policy"),
      mustNot(allowsEverything, "has a policy that allows everything"),
    ),
  }),
  error("endpoint-service-acceptance", "aws_vpc_endpoint_service", "CKV_AWS_123", {
    title: "Connections to an endpoint service are accepted by hand",
    why: "Every account that may see the service can connect to it.",
    fix: "set acceptance_required",
    check: mustBeTrue("acceptance_required", "accepts everybody who connects"),
  }),
  warning("route-nat-instance", ROUTES, "CKV2_AWS_35", {
    title: "The way out is no single instance",
    why: "An instance that forwards traffic is patched by you, limited by its size, and gone with its zone.",
    fix: "use a NAT gateway",
    check: mustNot(leadsThroughInstance, "sends the way out through an instance"),
  }),
  error("route-peering-world", ROUTES, "CKV2_AWS_44, CIS 5.5", {
    title: "A peering is not the way to everywhere",
    why: "All traffic that no other route takes goes to the other network.",
    fix: "route the ranges of the other network alone",
    check: mustNot(leadsEverythingToPeer, "sends everything to the peered network"),
  }),
  error("subnet-public-ip", "aws_subnet", "CKV_AWS_130, EC2.15", {
    title: "Nothing gets a public address by being started in a subnet",
    why: "An instance that lands in the wrong subnet is on the internet, and nobody asked for it.",
    fix: "leave map_public_ip_on_launch out, and give a public address to what needs one",
    check: mustNotBeTrue("map_public_ip_on_launch", "gives a public address to whatever starts in it"),
  }),
  error("vpc-flow-logs", "aws_vpc", "CKV2_AWS_11, CIS 3.7, EC2.6", {
    title: "Every network records its traffic",
    why: "After an incident nobody can say who talked to whom.",
    fix: "add an aws_flow_log with the vpc_id of the network",
    check: mustBeReferredToBy("aws_flow_log", "has no flow log"),
  }),
];
