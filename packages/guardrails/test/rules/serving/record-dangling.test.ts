import { recordDangling } from "../../../src/rules/serving/record-dangling";
import { cases } from "../../cases";

const record = (args: object) => ({
  resource: { aws_route53_record: { Www: { zone_id: "Z1", name: "www", type: "A", ...args } } },
});

cases(recordDangling, {
  fails: {
    "a literal address": record({ records: ["203.0.113.7"] }),
    "one of two": record({ records: ["10.0.0.7", "203.0.113.7"] }),
  },
  passes: {
    "the address of the stack": record({ records: ["${aws_eip.Front.public_ip}"] }),
    "an alias": record({ alias: { name: "${aws_lb.Front.dns_name}", zone_id: "${aws_lb.Front.zone_id}" } }),
    "an address inside": record({ records: ["10.0.0.7"] }),
  },
});
