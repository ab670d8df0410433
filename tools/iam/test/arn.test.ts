import { ARNS, ITSELF, resourcePattern } from "../arn";
import { globPattern, overlaps } from "../pattern";
import { resourceTypesOf } from "../reference";

/** The types of resources of a service that a `Resource` in a policy can be of. */
const typesOf = async (service: string, resource: string, terraformType = "aws_iam_policy") => {
  const { pattern } = await resourcePattern(resource, terraformType);
  return (await resourceTypesOf(service)).filter((type) => overlaps(type.pattern, pattern)).map(({ name }) => name);
};

const USER = 'arn:aws:rds-db:eu-west-1:123456789012:dbuser:${element(split(":", aws_db_proxy.P.arn), 6)}/app';

test.each([
  ["s3", "${aws_s3_bucket.Data.arn}", ["s3:bucket"]],
  ["s3", "${aws_s3_bucket.Data.arn}/*", ["s3:object"]],
  ["s3", "arn:aws:s3:::data-${data.aws_region.Region.id}/logs/*", ["s3:object"]],
  ["sns", "${aws_sns_topic.Alarms.arn}", ["sns:topic"]],
  ["backup", "${aws_backup_plan.Plan.arn}", ["backup:backupPlan", "backup:recoveryPoint"]],
  ["autoscaling", "${aws_autoscaling_group.Web.arn}", ["autoscaling:autoScalingGroup"]],
  ["logs", "${aws_cloudwatch_log_group.Web.arn}", ["logs:log-group"]],
  ["logs", "${aws_cloudwatch_log_group.Web.arn}:*", ["logs:log-stream"]],
  ["secretsmanager", "${data.aws_db_instance.Db.master_user_secret[0].secret_arn}", ["secretsmanager:Secret"]],
  ["execute-api", "${aws_api_gateway_rest_api.Api.execution_arn}/*/GET/*", ["execute-api:execute-api-general"]],
  ["rds-db", USER, ["rds-db:db-user"]],
])("in %s, %s is of type %p", async (service, resource, types) => {
  expect(await typesOf(service, resource)).toEqual(types);
});

test.each(Object.keys(ARNS))("%s in the table stands for ARNs of the reference", async (attribute) => {
  const [type, path] = attribute.split(/\.(.*)/);
  const { pattern, unresolved } = await resourcePattern(`\${${type}.Name.${path}}`, "aws_iam_policy");
  expect(unresolved).toBeUndefined();
  expect(pattern.length).toBeGreaterThan(0);
});

test.each(Object.entries(ITSELF))("in %s, * is %s", async (terraformType, type) => {
  expect(await typesOf(type.split(":")[0], "*", terraformType)).toContain(type);
});

test.each([
  ["a*c", "abc", true],
  ["a*c", "ab*", true],
  ["a?c", "abc", true],
  ["a?c", "a*", true],
  ["a?c", "ac", false],
  ["*a", "b*", true],
  ["a*", "b*", false],
  ["", "*", true],
  ["$${aws:username}/x", "web/x", true],
])("%s and %s overlap: %p", (a, b, expected) => {
  expect([overlaps(globPattern(a), globPattern(b)), overlaps(globPattern(b), globPattern(a))]).toEqual([
    expected,
    expected,
  ]);
});
