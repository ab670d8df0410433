import { accessPointBlock } from "../../../src/rules/data/access-point-block";
import { cases, says } from "../../cases";

const point = (block?: object) => ({
  resource: {
    aws_s3_access_point: { Reports: { bucket: "uploads", ...(block && { public_access_block_configuration: block }) } },
  },
});

cases(accessPointBlock, {
  fails: {
    "one flag off": point({ block_public_policy: false }),
    "all flags off": point({
      block_public_acls: false,
      block_public_policy: false,
      ignore_public_acls: false,
      restrict_public_buckets: false,
    }),
  },
  passes: { "what AWS does by itself": point(), "all that is said is on": point({ block_public_policy: true }) },
});

const off = {
  block_public_acls: false,
  block_public_policy: false,
  ignore_public_acls: false,
  restrict_public_buckets: false,
};
says(accessPointBlock, [
  [
    "all flags off",
    point(off),
    "turns block_public_acls, block_public_policy, ignore_public_acls, restrict_public_buckets off",
  ],
  [
    "one flag off, as text",
    point({ ignore_public_acls: "false", block_public_acls: "true" }),
    "turns ignore_public_acls off",
  ],
]);
