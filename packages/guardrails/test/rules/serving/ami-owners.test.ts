import { amiOwners } from "../../../src/rules/serving/ami-owners";
import { cases } from "../../cases";

const ami = (args: object) => ({
  resource: {},
  data: { aws_ami: { Newest: { most_recent: true, filter: [{ name: "name", values: ["al2023-*"] }], ...args } } },
});

cases(amiOwners, {
  fails: { "by name alone": ami({}), "no filter at all": ami({ filter: [] }) },
  passes: {
    "of Amazon": ami({ owners: ["amazon"] }),
    "of an owner, by a filter": ami({ filter: [{ name: "owner-id", values: ["137112412989"] }] }),
  },
});
