import { Vpc } from "@cdktf/provider-aws/lib/vpc";
import { expectStack, synth } from "../src";

const network = {
  aws_vpc: { Main: { cidr_block: "10.0.0.0/16", tags: { Owner: "a" } } },
  aws_subnet: { A: { vpc_id: "${aws_vpc.Main.id}", cidr_block: "10.0.0.0/24" } },
  aws_security_group: {
    Web: {
      vpc_id: "${aws_vpc.Main.id}",
      egress: [{ protocol: "-1", from_port: 0, to_port: 0, cidr_blocks: ["0.0.0.0/0"] }],
    },
    Data: {
      vpc_id: "${aws_vpc.Main.id}",
      ingress: [{ protocol: "tcp", from_port: 5432, to_port: 5432, security_groups: ["${aws_security_group.Web.id}"] }],
    },
  },
  aws_instance: {
    Web: { subnet_id: "${aws_subnet.A.id}", vpc_security_group_ids: ["${aws_security_group.Web.id}"] },
    Data: { subnet_id: "${aws_subnet.A.id}", vpc_security_group_ids: ["${aws_security_group.Data.id}"] },
    Later: { subnet_id: "${aws_subnet.A.id}", vpc_security_group_ids: ["${var.group}"] },
  },
};
const permissions = {
  aws_s3_bucket: { Uploads: {} },
  aws_iam_role: {
    Web: {
      assume_role_policy: JSON.stringify({
        Statement: { Effect: "Allow", Principal: { Service: "ec2.amazonaws.com" }, Action: "sts:AssumeRole" },
      }),
    },
  },
  aws_iam_role_policy: {
    Read: {
      role: "${aws_iam_role.Web.name}",
      policy: JSON.stringify({
        Statement: { Effect: "Allow", Action: "s3:GetObject", Resource: "${aws_s3_bucket.Uploads.arn}/*" },
      }),
    },
  },
};
const stack = expectStack({ resource: { ...network, ...permissions } });
const [web, data] = ["aws_instance.Web", "aws_instance.Data"];

test("a resource is found by its type and some of its arguments", () => {
  stack.toHaveResource("aws_vpc");
  stack.toHaveResource("aws_vpc", { tags: { Owner: "a" } });
  stack.toHaveResource("aws_security_group", { ingress: [{ from_port: 5432 }] });
  stack.not.toHaveResource("aws_vpc", { tags: { Owner: "b" } });
  stack.not.toHaveResource("aws_eip");
});

test("a resource that is not there, or should not be, is an error with what is there", () => {
  expect(() => stack.toHaveResource("aws_eip")).toThrow("expected a aws_eip with {}, and there is none");
  expect(() => stack.toHaveResource("aws_vpc", { cidr_block: "x" })).toThrow(
    /there is\n {2}aws_vpc\.Main \{"cidr_block"/,
  );
  expect(() => stack.not.toHaveResource("aws_vpc")).toThrow(/expected no aws_vpc with \{\}, and there is\n/);
});

test("a way is there, or not, and else the error explains it", () => {
  stack.toBeReachable({ from: web, to: data, port: 5432 });
  stack.not.toBeReachable({ from: web, to: data, port: 22 });
  stack.not.toBeReachable({ from: "internet", to: data });
  expect(() => stack.toBeReachable({ from: web, to: data, port: 22 })).toThrow(
    /does not reach aws_instance\.Data on tcp 22:\n {2}aws_security_group\.Data/,
  );
  expect(() => stack.not.toBeReachable({ from: web, to: data, port: 5432 })).toThrow(
    "reaches aws_instance.Data on tcp 5432",
  );
});

test("what is not known is neither reachable nor unreachable", () => {
  const question = { from: web, to: "aws_instance.Later", port: 22 };
  expect(() => stack.toBeReachable(question)).toThrow("not known whether");
  expect(() => stack.not.toBeReachable(question)).toThrow("not known whether");
});

test("a request is allowed, or not, and else the error explains it", () => {
  stack.toAllow("aws_iam_role.Web", "s3:GetObject", "aws_s3_bucket.Uploads");
  stack.not.toAllow("aws_iam_role.Web", "s3:DeleteObject", "aws_s3_bucket.Uploads");
  expect(() => stack.toAllow("aws_iam_role.Web", "s3:DeleteObject", "aws_s3_bucket.Uploads")).toThrow(
    "aws_iam_role.Web, s3:DeleteObject on aws_s3_bucket.Uploads: not allowed",
  );
  expect(() => stack.not.toAllow("aws_iam_role.Web", "s3:GetObject", "aws_s3_bucket.Uploads")).toThrow(": allowed");
});

test("what is destroyed or replaced and cannot be created again is lost", () => {
  const previous = { resource: { aws_vpc: { Main: { cidr_block: "10.0.0.0/16" } }, aws_db_instance: { Old: {} } } };
  expect(() => stack.toLoseNothing(previous)).toThrow(
    "expected to lose nothing, and would lose\n  destroy aws_db_instance.Old: a database",
  );
  stack.toLoseNothing({ resource: { aws_security_group: { Gone: {} } } });
});

test("a stack of an app and what synth returns do as well", () => {
  const made = synth((stack) => {
    new Vpc(stack, "Main", { cidrBlock: "10.0.0.0/16" });
    expectStack(stack).toHaveResource("aws_vpc", { cidr_block: "10.0.0.0/16" });
  });
  expectStack(made).toHaveResource("aws_vpc");
});
