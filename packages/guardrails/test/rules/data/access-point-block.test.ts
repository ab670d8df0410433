import { accessPointBlock } from "../../../src/rules/data/access-point-block";
import { cases } from "../../cases";

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
