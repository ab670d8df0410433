import { IMAGES } from "../../src/rules/images";
import { fails, flag, one, passes, stack, table } from "../cases";

const images = (args: object, type = "aws_ami") => stack({ [`data.${type}.Newest`]: args });
const filtered = (...names: string[]) => images({ filter: names.map((name) => ({ name, values: ["a"] })) });

const image = (...ebs_block_device: object[]) => one("aws_ami.Web", { name: "web" })({ ebs_block_device });
const copy = one("aws_ami_copy.Far", { source_ami_id: "ami-1", source_ami_region: "eu-west-1" });
const permission = (args: object) => one("aws_ami_launch_permission.P", { image_id: "ami-1" })(args);

table(IMAGES, {
  "ami-encryption": [
    fails(
      "has a volume without encryption",
      image({ device_name: "a" }),
      image({ encrypted: true }, { encrypted: "false" }),
    ),
    flag(copy, "encrypted", "is copied without encryption"),
    passes(image({ encrypted: true }), image({ snapshot_id: "snap-1" }), image({ encrypted: "${var.e}" }), image()),
  ],
  "ami-customer-managed-key": [
    fails("is encrypted by the key of AWS", copy({ encrypted: true }), copy({ encrypted: "true" })),
    passes(copy(), copy({ encrypted: true, kms_key_id: "${aws_kms_key.Key.arn}" }), copy({ encrypted: "${var.e}" })),
  ],
  "ami-owners": [
    fails("looks among the images of everybody", filtered("name"), images({ most_recent: true, filter: [] })),
    fails(
      "looks among the images of everybody",
      filtered("name", "architecture"),
      images({ filter: [] }, "aws_ami_ids"),
    ),
    passes(images({ owners: ["amazon"] }), filtered("owner-id")),
    passes(...["owner-id", "owner-alias", "image-id"].map((name) => filtered("name", name))),
  ],
  "ami-shared": [
    fails(
      "lets everybody start the image",
      permission({ group: "all" }),
      permission({ group: "all", image_id: "ami-2" }),
    ),
    passes(permission({ account_id: "123456789012" }), permission({ organization_arn: "arn" })),
    passes(permission({ group: "${var.group}" })),
  ],
});
