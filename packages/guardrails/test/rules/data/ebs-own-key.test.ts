import { ebsOwnKey } from "../../../src/rules/data/ebs-own-key";
import { cases } from "../../cases";

const volume = (args: object) => ({ resource: { aws_ebs_volume: { Data: { size: 10, encrypted: true, ...args } } } });

cases(ebsOwnKey, {
  fails: { "a volume that names none": volume({}), "a volume of another type": volume({ type: "io2" }) },
  passes: {
    "a key of the stack": volume({ kms_key_id: "${aws_kms_key.Key.arn}" }),
    "a key by its ARN": volume({ kms_key_id: "arn:aws:kms:us-east-1:123456789012:key/1" }),
  },
});
