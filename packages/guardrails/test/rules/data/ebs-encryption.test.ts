import { ebsEncryption } from "../../../src/rules/data/ebs-encryption";
import { cases } from "../../cases";

const volume = (args: object) => ({ resource: { aws_ebs_volume: { Data: { size: 10, ...args } } } });

cases(ebsEncryption, {
  fails: {
    "a volume that says nothing": volume({}),
    "an account that turns it off": { resource: { aws_ebs_encryption_by_default: { Default: { enabled: false } } } },
  },
  passes: {
    "an encrypted volume": volume({ encrypted: true }),
    "an account that turns it on": { resource: { aws_ebs_encryption_by_default: { Default: { enabled: true } } } },
  },
});
