import { answers, id, shop } from "../fixtures";

const ASKED = "internet → aws_instance.Web tcp 443";
const privately = { "aws_instance.Web": { associate_public_ip_address: false } };

answers([
  [
    "an Elastic IP address of the instance is public",
    shop({ ...privately, "aws_eip.Web": { instance: id("aws_instance.Web") } }),
    ASKED,
    true,
    "aws_eip.Web",
  ],
  [
    "an association gives one as well",
    shop({
      ...privately,
      "aws_eip.Web": { domain: "vpc" },
      "aws_eip_association.Web": { instance_id: id("aws_instance.Web"), allocation_id: id("aws_eip.Web") },
    }),
    ASKED,
    true,
    "aws_eip_association.Web",
  ],
  [
    "one of another instance does not",
    shop({ ...privately, "aws_eip.App": { instance: id("aws_instance.App") } }),
    ASKED,
    false,
    "aws_instance.Web",
  ],
]);
