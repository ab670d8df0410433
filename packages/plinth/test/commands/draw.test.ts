import { readFileSync } from "node:fs";
import { join } from "node:path";
import { run } from "../../src/run";
import { documentOf, folderWith } from "../folder";

test("each stack is drawn as a picture and as a flowchart", () => {
  const vpc = { aws_vpc: { Main: { cidr_block: "10.0.0.0/16" } } };
  const folder = folderWith({
    "cdktf.out/stacks/shop-dev/cdk.tf.json": documentOf("shop-dev", vpc),
    "cdktf.out/stacks/shop-prod/cdk.tf.json": documentOf("shop-prod", vpc),
  });
  expect(run(["draw", "--out", "pictures"], folder)).toEqual({
    status: 0,
    output: ["shop-dev.svg", "shop-dev.mmd", "shop-prod.svg", "shop-prod.mmd"]
      .map((name) => `pictures/${name}`)
      .join("\n"),
  });
  expect(readFileSync(join(folder, "pictures/shop-prod.svg"), "utf8")).toContain("VPC 10.0.0.0/16");
  expect(readFileSync(join(folder, "pictures/shop-dev.mmd"), "utf8")).toContain("VPC 10.0.0.0/16");
});
