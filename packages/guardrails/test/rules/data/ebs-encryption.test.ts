import { ebsEncryption } from "../../../src/rules/data/ebs-encryption";
import { cases, says } from "../../cases";

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

const byDefault = (enabled: unknown) => ({ resource: { aws_ebs_encryption_by_default: { Default: { enabled } } } });
says(ebsEncryption, [
  ["a volume that says no, as text", volume({ encrypted: "false" }), "is not encrypted"],
  ["a volume of which it is known later", volume({ encrypted: "${var.encrypted}" }), undefined],
  ["an account that turns it off", byDefault(false), "turns encryption by default off"],
  ["an account that turns it off, as text", byDefault("false"), "turns encryption by default off"],
  ["an account that says nothing", byDefault(undefined), undefined],
]);
