import { bucketObjectKey } from "../../../src/rules/data/bucket-object-key";
import { cases } from "../../cases";

const object = (args: object) => ({
  resource: { aws_s3_object: { Config: { bucket: "uploads", key: "config", ...args } } },
});

cases(bucketObjectKey, {
  fails: {
    "an object that names none": object({}),
    "a copy that names none": { resource: { aws_s3_object_copy: { Copy: { bucket: "uploads", key: "copy" } } } },
  },
  passes: {
    "a key of the stack": object({ kms_key_id: "${aws_kms_key.Key.arn}" }),
    "a key by its ARN": object({ kms_key_id: "arn:aws:kms:us-east-1:123456789012:key/1" }),
  },
});
