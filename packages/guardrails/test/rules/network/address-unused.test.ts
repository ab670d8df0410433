import { addressUnused } from "../../../src/rules/network/address-unused";
import { cases, type Resources, says } from "../../cases";

const address = (args: object, more: Resources = {}) => ({
  resource: { aws_eip: { A: { domain: "vpc", ...args } }, ...more },
});

cases(addressUnused, {
  fails: {
    "an address alone": address({}),
    "an address beside a gateway of another": address(
      {},
      { aws_nat_gateway: { Nat: { allocation_id: "eipalloc-1" } } },
    ),
  },
  passes: {
    "the address of an instance": address({ instance: "${aws_instance.Web.id}" }),
    "the address of a NAT gateway": address({}, { aws_nat_gateway: { Nat: { allocation_id: "${aws_eip.A.id}" } } }),
  },
});

says(addressUnused, [
  ["the address of an interface", address({ network_interface: "${aws_network_interface.A.id}" }), undefined],
  ["an address alone", address({}), "is attached to nothing"],
]);
