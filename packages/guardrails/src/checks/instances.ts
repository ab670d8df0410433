import { type Arguments, block, blocks, isTrue, isUnknown, list, numberOr } from "@plinth/model";
import { type Check, type Condition, isOff } from "./arguments";

/** Shapes of credentials: access keys, private keys, tokens of well-known services. */
const SECRET =
  /\b(AKIA|ASIA)[0-9A-Z]{16}\b|-----BEGIN [A-Z ]*PRIVATE KEY-----|\bgh[pousr]_[0-9A-Za-z]{36}|\bxox[abprs]-[0-9A-Za-z-]{10,}|aws_secret_access_key\s*[=:]\s*\S{20,}/i;

/** Whether user data, in clear or in base64, holds a credential. */
export const hasSecretInUserData: Condition = ({ args }) =>
  [args.user_data, args.user_data_base64].some((data) => {
    if (typeof data !== "string") return false;
    if (SECRET.test(data)) return true;
    if (isUnknown(data) || !/^[\w+/=\s]+$/.test(data)) return false;
    return SECRET.test(Buffer.from(data, "base64").toString("latin1"));
  });

export const givesCredentialsAway: Check = ({ args }) => {
  const options = block(args, "metadata_options");
  const { http_tokens: tokens, http_put_response_hop_limit: hops } = options;
  if (options.http_endpoint === "disabled") return;
  if (tokens !== "required" && !isUnknown(tokens)) return "takes IMDSv1";
  return numberOr(hops, 1) > 1 && `hands credentials out over ${hops} hops`;
};

export const getsPublicAddress: Condition = ({ args }) =>
  [args, ...blocks(args, "network_interfaces")].some((one) => isTrue(one.associate_public_ip_address));

export const hasOpenVolume: Check = ({ args }, stack) => {
  if (stack.all("aws_ebs_encryption_by_default").some((one) => isTrue(one.args.enabled))) return;
  const root = blocks(args, "root_block_device");
  if (root.length === 0) return "leaves its root volume as the image has it";
  const open = [...root, ...blocks(args, "ebs_block_device")].some(({ encrypted }) => isOff(encrypted));
  return open && "has a volume without encryption";
};

export const startsOpenVolumes: Check = ({ args }) => {
  const isOpen = (device: Arguments) => blocks(device, "ebs").length > 0 && isOff(block(device, "ebs").encrypted);
  const names = blocks(args, "block_device_mappings")
    .filter(isOpen)
    .map(({ device_name }) => device_name);
  return names.length > 0 && `has a volume without encryption: ${names.join(", ")}`;
};

export const isBalanced: Condition = (group, stack) =>
  list(group.args, "target_group_arns").length + list(group.args, "load_balancers").length > 0 ||
  stack.referringTo(group, "aws_autoscaling_attachment").length > 0;

export const startsWithoutTags: Check = (group, stack) => {
  const own = blocks(group.args, "tag");
  if (own.length === 0) return "has no tags";
  const propagated = own.some((tag) => `${tag.propagate_at_launch}` === "true");
  const specified = stack
    .referredBy(group, "aws_launch_template")
    .some(({ args }) => blocks(args, "tag_specifications").some((one) => one.resource_type === "instance"));
  return !propagated && !specified && "starts instances without tags";
};
