import { keyRotation } from "../../../src/rules/identity/key-rotation";
import { cases } from "../../cases";

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
