import { block, isUnknown, numberOr } from "@plinth/model";
import type { Rule } from "../../rule";

export const instanceMetadata: Rule = {
  id: "instance-metadata",
  title: "Instances give their credentials by IMDSv2 only, and to themselves only",
  why: "Over IMDSv1 any server that can be made to fetch an address hands out the credentials of its role.",
  fix: "set metadata_options with http_tokens required and a hop limit of 1",
  level: "error",
  standards: { checkov: ["CKV_AWS_79", "CKV_AWS_341"], cis: ["5.6"], fsbp: ["EC2.8", "EC2.170", "Autoscaling.4"] },
  types: ["aws_instance", "aws_launch_template", "aws_launch_configuration"],
  check({ args }) {
    const {
      http_tokens: tokens,
      http_endpoint: endpoint,
      http_put_response_hop_limit: hops,
    } = block(args, "metadata_options");
    if (endpoint === "disabled") return;
    if (tokens !== "required" && !isUnknown(tokens)) return "takes IMDSv1";
    return numberOr(hops, 1) > 1 && `hands credentials out over ${hops} hops`;
  },
};
