import { openHttp } from "../../../src/rules/network/open-http";
import { cases, type Resources } from "../../cases";

const open = (more: Resources = {}, cidr = "0.0.0.0/0") => ({
  resource: {
    aws_security_group: { Front: { description: "front" } },
    aws_vpc_security_group_ingress_rule: {
      Http: {
        security_group_id: "${aws_security_group.Front.id}",
        ip_protocol: "tcp",
        from_port: 80,
        to_port: 80,
        cidr_ipv4: cidr,
      },
    },
    ...more,
  },
});
const groups = ["${aws_security_group.Front.id}"];

cases(openHttp, {
  fails: {
    "a group that nothing uses": open(),
    "the group of an instance": open({ aws_instance: { Web: { vpc_security_group_ids: groups } } }),
  },
  passes: {
    "the group of a balancer": open({ aws_lb: { Balancer: { security_groups: groups } } }),
    "HTTP from a network": open({}, "10.0.0.0/8"),
  },
});
