import { answers, id, shop } from "../fixtures";

const IN = "internet → aws_instance.Web tcp 443";

answers([
  ["without a route to it nothing comes in", shop({ "aws_route.Internet": null }), IN, false, "aws_route_table.Public"],
  [
    "a gateway that is attached to nothing is a blackhole",
    shop({ "aws_internet_gateway.Main": { vpc_id: undefined } }),
    IN,
    false,
    "aws_route.Internet",
  ],
  [
    "an attachment of its own attaches it",
    shop({
      "aws_internet_gateway.Main": { vpc_id: undefined },
      "aws_internet_gateway_attachment.Main": {
        vpc_id: id("aws_vpc.Main"),
        internet_gateway_id: id("aws_internet_gateway.Main"),
      },
    }),
    IN,
    true,
  ],
  [
    "one that exists already is attached where it is routed to",
    shop({ "aws_route.Internet": { gateway_id: "igw-0123456789abcdef0" } }),
    IN,
    true,
  ],
  [
    "a route through a firewall endpoint is not judged",
    shop({ "aws_route.Internet": { gateway_id: undefined, vpc_endpoint_id: "vpce-0123456789abcdef0" } }),
    IN,
    "unknown",
    "aws_route.Internet",
  ],
]);
