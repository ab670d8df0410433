import { block, isTrue } from "@plinth/model";
import type { Rule } from "../../rule";

export const apiCache: Rule = {
  id: "api-cache",
  title: "What an API caches is encrypted",
  why: "The cache holds answers of every caller.",
  fix: "set cache_data_encrypted",
  level: "error",
  standards: { checkov: ["CKV_AWS_308", "CKV_AWS_120", "CKV_AWS_225"], fsbp: ["APIGateway.5"] },
  types: ["aws_api_gateway_method_settings"],
  check({ args }) {
    const settings = block(args, "settings");
    return isTrue(settings.caching_enabled) && !isTrue(settings.cache_data_encrypted) && "caches answers in clear";
  },
};
