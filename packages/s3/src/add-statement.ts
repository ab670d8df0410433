import type { S3Bucket } from "@cdktf/provider-aws/lib/s3-bucket";
import {
  isKnownLater,
  list,
  must,
  object,
  type Problem,
  parseChild,
  type RowsOf,
  STATEMENT_PROPS,
  type Statement,
  text,
  validate,
} from "@plinth/core";
import type { IConstruct } from "constructs";
import type { BucketPolicy, NamedStatement } from "./bucket-policy";
import { resolved } from "./resolved";
import { warnOfCall } from "./warnings";

/** A statement of the bucket's policy; its id is the name that it is added by. */
export interface BucketStatement extends Omit<Statement, "sid" | "resources" | "principals"> {
  readonly principals: NonNullable<Statement["principals"]>;
  /** ARNs of the bucket and of objects in it. @default - the bucket and all its objects */
  readonly resources?: readonly string[];
}

/** Conditions on fixed values of these keep a statement from being public. AWS docs, "Blocking public access to your Amazon S3 storage". */
const FIXES_WHO = [
  "aws:principalaccount",
  "aws:principalarn",
  "aws:principalorgid",
  "aws:principalorgpaths",
  "aws:sourceaccount",
  "aws:sourcearn",
  "aws:sourceip",
  "aws:sourceorgid",
  "aws:sourceorgpaths",
  "aws:sourcevpc",
  "aws:sourcevpce",
  "aws:userid",
  "s3:dataaccesspointaccount",
  "s3:dataaccesspointarn",
];

/** Whoever is denied these cannot repair the policy; S3 refuses it without `x-amz-confirm-remove-self-bucket-access`. */
const REPAIRS = ["s3:PutBucketPolicy", "s3:DeleteBucketPolicy"];

const STATEMENT = object({
  ...STATEMENT_PROPS,
  actions: list(text("be an action of S3", /^(s3:[A-Za-z*?]+|\*)$/), { min: 1 }).literal(),
  resources: list(text()).literal().optional(),
} satisfies RowsOf<BucketStatement>);

const NAME = text("have 1 to 64 letters and digits", /^[A-Za-z0-9]{1,64}$/).literal();

export function addStatement(
  scope: IConstruct & { readonly bucket: S3Bucket; readonly arn: string },
  policy: BucketPolicy,
  name: string,
  options: BucketStatement,
): void {
  const { arn, bucket } = scope;
  const method = "addStatement";
  const { effect, principals, actions, conditions, resources } = parseChild(scope, name, STATEMENT, options, {
    method,
    prefix: "Statement",
    keyName: "name",
    keyParser: NAME,
  });
  const statement: NamedStatement = {
    sid: name,
    effect,
    principals,
    actions,
    resources: resources ?? [arn, `${arn}/*`],
    conditions,
  };
  const existing = policy.find(name);
  const same = existing && JSON.stringify(resolved(scope, existing)) === JSON.stringify(resolved(scope, statement));
  const problems = [
    must(!existing || same === true, `name must be new, got "${name}", a statement that says otherwise`),
    ...statement.resources.map((resource) => elsewhereProblem(bucket, resource)),
    effect === "Deny" ? lockOutProblem(statement) : publicProblem(statement),
  ];
  const call = `${method}("${name}")`;
  validate(scope, problems, call);
  warnOfCall(scope, call, ...(effect === "Deny" ? [] : allowWarnings(statement)));
  policy.register(statement);
}

/** Known only where the bucket has a literal name. */
function elsewhereProblem({ bucketInput }: S3Bucket, resource: string): Problem {
  if (isKnownLater(resource) || isKnownLater(bucketInput) || bucketInput === undefined) return;
  const [, name] = /^arn:[\w-]+:s3:::([^/]+)(\/.*)?$/.exec(resource) ?? [];
  return must(name === bucketInput, `resources must be in the bucket ${bucketInput}, got ${JSON.stringify(resource)}`);
}

/** S3 refuses it, for the bucket blocks public policies. */
function publicProblem(statement: NamedStatement): Problem {
  return must(
    fixesWho(statement) || !isEverybody(statement.principals),
    `principals must not be everybody for ${statement.actions.join(", ")}: name accounts or roles, or fix aws:PrincipalOrgID or aws:SourceVpce in a condition; a website is served through CloudFront (serveThrough)`,
  );
}

/** AWS docs, "The confused deputy problem", https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html */
function allowWarnings(statement: NamedStatement): Problem[] {
  const { principals, conditions } = statement;
  const services = typeof principals === "object" ? (principals.Service ?? []) : [];
  const insecure = [conditions?.Bool?.["aws:SecureTransport"]].flat().includes("false");
  return [
    services.length > 0 &&
      !fixesWho(statement) &&
      `${services.join(", ")} can act for any account: fix aws:SourceAccount or aws:SourceArn in conditions`,
    insecure &&
      "conditions ask for requests without TLS, which the policy always denies: the statement permits nothing",
  ];
}

function fixesWho({ conditions = {} }: NamedStatement): boolean {
  return Object.entries(conditions).some(([operator, keys]) => fixes(operator, keys));
}

function fixes(operator: string, keys: Readonly<Record<string, string | readonly string[]>>): boolean {
  if (!/^(ForAnyValue:)?(String(Equals(IgnoreCase)?|Like)|Arn(Equals|Like)|IpAddress)$/.test(operator)) return false;
  return Object.entries(keys).some(
    ([key, values]) => FIXES_WHO.includes(key.toLowerCase()) && [values].flat().every(isFixed),
  );
}

/** Without wildcards and policy variables, and not every address. */
function isFixed(value: string): boolean {
  return isKnownLater(value) || !/[*?]|\$\{|\/0$/.test(value);
}

function isEverybody(principals: Statement["principals"]): boolean {
  return principals === "*" || Object.values(principals ?? {}).some((members) => members.includes("*"));
}

function lockOutProblem({ principals, conditions, actions, resources }: NamedStatement): Problem {
  const account = Object.values(principals === "*" ? {} : (principals ?? {}))
    .flat()
    .some((member) => /^\d{12}$|:root$/.test(member));
  const denied = REPAIRS.filter((repair) => actions.some((action) => covers(action, repair)));
  const onBucket = resources.some((resource) => !resource.includes("/"));
  return must(
    conditions !== undefined || !onBucket || denied.length === 0 || !(account || isEverybody(principals)),
    `actions must be without ${denied.join(" and ")}: nobody could repair the policy`,
  );
}

function covers(pattern: string, action: string): boolean {
  const shape = pattern
    .replace(/[.+^$()|[\]\\]/g, "\\$&")
    .replaceAll("*", ".*")
    .replaceAll("?", ".");
  return new RegExp(`^${shape}$`, "i").test(action);
}
