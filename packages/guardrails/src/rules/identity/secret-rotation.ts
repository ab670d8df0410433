import { block, number } from "@plinth/model";
import type { Rule } from "../../rule";

const MOST_DAYS = 90;

export const secretRotation: Rule = {
  id: "secret-rotation",
  title: "Secrets rotate, every 90 days at least",
  why: "A secret that has leaked is good for as long as nobody changes it.",
  fix: "add an aws_secretsmanager_secret_rotation",
  level: "advice",
  standards: { checkov: ["CKV2_AWS_57", "CKV_AWS_304"], fsbp: ["SecretsManager.1", "SecretsManager.4"] },
  types: ["aws_secretsmanager_secret"],
  check(secret, stack) {
    const [rotation] = stack.referringTo(secret, "aws_secretsmanager_secret_rotation");
    if (!rotation) return "does not rotate";
    const days = number(block(rotation.args, "rotation_rules").automatically_after_days);
    return days !== undefined && days > MOST_DAYS && `rotates every ${days} days`;
  },
};
