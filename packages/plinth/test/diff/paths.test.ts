import { read } from "@plinth/model";
import { pathChanges } from "../../src/diff/paths";

const network = (port: number | undefined, name = "Data") => ({
  aws_vpc: { Main: { cidr_block: "10.0.0.0/16" } },
  aws_subnet: { A: { vpc_id: "${aws_vpc.Main.id}", cidr_block: "10.0.0.0/24" } },
  aws_security_group: {
    Web: {
      vpc_id: "${aws_vpc.Main.id}",
      egress: [{ protocol: "-1", from_port: 0, to_port: 0, cidr_blocks: ["10.0.0.0/16"] }],
    },
    Data: {
      vpc_id: "${aws_vpc.Main.id}",
      ...(port !== undefined && {
        ingress: [
          { protocol: "tcp", from_port: port, to_port: port, security_groups: ["${aws_security_group.Web.id}"] },
        ],
      }),
    },
  },
  aws_instance: {
    Web: { subnet_id: "${aws_subnet.A.id}", vpc_security_group_ids: ["${aws_security_group.Web.id}"] },
    [name]: { subnet_id: "${aws_subnet.A.id}", vpc_security_group_ids: ["${aws_security_group.Data.id}"] },
  },
});
const stack = (resource: object, more: object = {}) => read({ resource, ...more });

test("a path of the later stack alone is gained, one of the earlier alone is gone", () => {
  expect(pathChanges(stack(network(undefined)), stack(network(5432)))).toEqual({
    gained: ["aws_instance.Web → aws_instance.Data: tcp 5432"],
    gone: [],
  });
  expect(pathChanges(stack(network(5432)), stack(network(3306)))).toEqual({
    gained: ["aws_instance.Web → aws_instance.Data: tcp 3306"],
    gone: ["aws_instance.Web → aws_instance.Data: tcp 5432"],
  });
});

test("a moved resource keeps its paths", () => {
  const moved = { moved: [{ from: "aws_instance.Data", to: "aws_instance.Store" }] };
  expect(pathChanges(stack(network(5432)), stack(network(5432, "Store"), moved))).toEqual({ gained: [], gone: [] });
});
