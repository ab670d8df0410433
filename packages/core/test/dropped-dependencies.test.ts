import { SqsQueue } from "@cdktf/provider-aws/lib/sqs-queue";
import { synth } from "@plinth/testing";
import { Construct } from "constructs";
import { moduleContext } from "../src";

const warnings = ({ node }: Construct) => node.metadata.filter(({ type }) => type === "@cdktf/warn");

test("node.addDependency of a resource is a warning, once, and that of a plain construct is none", () => {
  const all: Construct[] = [];
  synth((stack) => {
    for (const id of ["A", "B"]) moduleContext(new Construct(stack, id), { tags: {} });
    const [jobs, other, plain] = [new SqsQueue(stack, "Jobs"), new SqsQueue(stack, "Other"), new Construct(stack, "P")];
    for (const one of [jobs, plain]) one.node.addDependency(other);
    all.push(jobs, other, plain);
  });
  const data = "node.addDependency(test/Other) has no effect on resources: use dependsOn, or a value of it";
  expect(all.map(warnings)).toMatchObject([[{ data }], [], []]);
});
