import { keyRotation } from "../../../src/rules/identity/key-rotation";
import { cases, says } from "../../cases";

const key = (args: object) => ({ resource: { aws_kms_key: { Key: args } } });

cases(keyRotation, {
  fails: {
    "a key that says nothing": key({}),
    "a key that says no": key({ enable_key_rotation: false }),
    "a key that is off": key({ enable_key_rotation: true, is_enabled: false }),
  },
  passes: {
    "a key that rotates": key({ enable_key_rotation: true }),
    "a key for signatures, which cannot": key({ customer_master_key_spec: "RSA_2048" }),
  },
});

says(keyRotation, [
  ["a key that is off, as text", key({ enable_key_rotation: true, is_enabled: "false" }), "is off"],
  ["a key that is on", key({ enable_key_rotation: true, is_enabled: true }), undefined],
  ["a symmetric key by name", key({ customer_master_key_spec: "SYMMETRIC_DEFAULT" }), "does not rotate"],
  [
    "a symmetric key by name that rotates, as text",
    key({ customer_master_key_spec: "SYMMETRIC_DEFAULT", enable_key_rotation: "true" }),
    undefined,
  ],
  ["a key of which it is known later", key({ enable_key_rotation: "${var.rotate}" }), undefined],
]);
