import { blocks, list } from "@plinth/model";
import type { Rule } from "../../rule";

export const amiOwners: Rule = {
  id: "ami-owners",
  title: "Images are looked up among those of known owners",
  why: "Anybody can publish an image whose name fits, and the newest one is taken.",
  fix: "set owners to the accounts that you trust",
  level: "error",
  standards: { checkov: ["CKV_AWS_386"] },
  types: ["data.aws_ami", "data.aws_ami_ids"],
  check({ args }) {
    const known = blocks(args, "filter").some(({ name }) =>
      ["owner-id", "owner-alias", "image-id"].includes(`${name}`),
    );
    return list(args, "owners").length === 0 && !known && "looks among the images of everybody";
  },
};
