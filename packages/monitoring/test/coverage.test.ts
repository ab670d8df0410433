import { TerraformResource, TerraformStack, Testing } from "cdktf";
import { Construct } from "constructs";
import { MonitoringModule, monitoringCoverage, monitoringReport } from "../src";
import { Thing } from "./thing";

describe("the report of what is not watched", () => {
  const alone = () => new TerraformStack(Testing.app(), "alone");

  test.each([
    "aws_api_gateway_rest_api",
    "aws_apigatewayv2_api",
    "aws_autoscaling_group",
    "aws_backup_vault",
    "aws_db_instance",
    "aws_dynamodb_table",
    "aws_ecs_service",
    "aws_efs_file_system",
    "aws_elasticache_replication_group",
    "aws_instance",
    "aws_kinesis_stream",
    "aws_lambda_function",
    "aws_lb",
    "aws_nat_gateway",
    "aws_opensearch_domain",
    "aws_rds_cluster",
    "aws_sfn_state_machine",
    "aws_sqs_queue",
  ])("names a bare %s", (terraformResourceType) => {
    const stack = alone();
    new TerraformResource(stack, "Bare", { terraformResourceType });
    new TerraformResource(stack, "Other", { terraformResourceType: "aws_sns_topic" });
    expect(monitoringCoverage(stack).bare).toEqual([`${terraformResourceType}.Bare`]);
  });

  test("takes no construct for something with signals that has another word, or nothing, for them", () => {
    const stack = alone();
    for (const signals of ["loud", null, undefined, 5, {}])
      Object.assign(new Construct(stack, `C${signals}`), { signals });
    Object.assign(new Construct(stack, "Watcher"), { watched: "nothing" });
    expect(monitoringCoverage(stack).things).toEqual([]);
  });

  test("says nothing of bare resources where there are none", () => {
    const stack = alone();
    new MonitoringModule(stack, "Monitoring", { environment: "dev" }).watch(new Thing(stack, "Web"));
    expect(monitoringReport(stack)).toBe(
      [
        "watched    signals  alarms  pages  without runbook",
        "alone/Web        4       3      0                3",
        "",
        "cost a month       count                        each     $",
        "metrics in alarms      3                       $0.10  0.30",
        "dashboards             1  $3 beyond 3 in the account  0.00",
        "together                                              0.30",
      ].join("\n"),
    );
  });

  test("says of what costs by use that nobody knows", () => {
    const stack = alone();
    const monitoring = new MonitoringModule(stack, "Monitoring", { environment: "dev" });
    new TerraformResource(stack, "Logs", { terraformResourceType: "aws_cloudwatch_log_group" });
    monitoring.maskPersonalData("Web", { logGroup: { name: "/web" }, kinds: ["Name"] });
    const lines = monitoringReport(stack).split("\n");
    expect(lines.slice(-3).map((line) => line.split(/\s{2,}/))).toEqual([
      ["log groups", "1", "$0.50/GB written, $0.03/GB kept", "by use"],
      ["masked logs", "1", "$0.12/GB written", "by use"],
      ["together", "0.00"],
    ]);
  });
});
