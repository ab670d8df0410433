import { blocks, list } from "@plinth/model";
import {
  type Condition,
  firstOf,
  is,
  isOff,
  isOfType,
  mustBeSet,
  mustBeTrue,
  mustNot,
  when,
} from "../checks/arguments";
import { error, warning } from "./row";

const COPY = "aws_ami_copy";

const looksAmongAllImages: Condition = ({ args }) =>
  list(args, "owners").length === 0 &&
  !blocks(args, "filter").some(({ name }) => ["owner-id", "owner-alias", "image-id"].includes(`${name}`));

/** A volume from a snapshot has the encryption of the snapshot. */
const hasOpenDevice: Condition = ({ args }) =>
  blocks(args, "ebs_block_device").some(({ snapshot_id, encrypted }) => snapshot_id === undefined && isOff(encrypted));

/** Machine images. */
export const IMAGES = [
  error("ami-encryption", ["aws_ami", COPY], "CKV_AWS_204, CKV_AWS_235", {
    title: "Images are encrypted",
    why: "A principal that may read the snapshots of an image has everything that is on its volumes.",
    fix: "set encrypted in each ebs_block_device, or of the copy",
    check: firstOf(
      when(isOfType("aws_ami"), mustNot(hasOpenDevice, "has a volume without encryption")),
      when(isOfType(COPY), mustBeTrue("encrypted", "is copied without encryption")),
    ),
  }),
  warning("ami-customer-managed-key", COPY, "CKV_AWS_236", {
    title: "Copies of images are encrypted by a customer managed key",
    why: "An image under the key of AWS cannot be shared with another account.",
    fix: "set kms_key_id; a change replaces the copy",
    // A copy in clear breaks ami-encryption.
    check: when(is("encrypted", "true"), mustBeSet("kms_key_id", "is encrypted by the key of AWS")),
  }),
  error("ami-owners", ["data.aws_ami", "data.aws_ami_ids"], "CKV_AWS_386", {
    title: "Images are looked up among those of known owners",
    why: "Anybody can publish an image whose name fits, and the newest one is taken.",
    fix: "set owners to the accounts that you trust",
    check: mustNot(looksAmongAllImages, "looks among the images of everybody"),
  }),
  error("ami-shared", "aws_ami_launch_permission", "CKV_AWS_205", {
    title: "No image is shared with everybody",
    why: "Anybody with an AWS account can start the image, and read everything on it.",
    fix: "name the accounts, the organization or the organizational unit",
    check: mustNot(is("group", "all"), "lets everybody start the image"),
  }),
];
