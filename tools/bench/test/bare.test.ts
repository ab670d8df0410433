import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { bareProgram } from "../hand/bare";
import { bindingOf } from "../hand/binding";
import { disagreements } from "../hand/documents";
import { camelCase, type JsonObject, literal, toProps } from "../hand/literal";
import { inOrder, textWith } from "../hand/references";

const DOCUMENT: JsonObject = {
  data: { aws_ssm_parameter: { Image: { name: "/image" } } },
  locals: { Greeting: 'say "hello"' },
  output: { Name: { value: { "bucket-name": "${aws_s3_bucket.Logs.id}" } } },
  provider: { aws: [{ region: "us-east-1", default_tags: [{ tags: { cost_center: "42" } }] }] },
  resource: {
    aws_s3_bucket_policy: {
      Policy: { bucket: "${aws_s3_bucket.Logs.id}", policy: '{"at":"${aws_s3_bucket.Logs.arn}/`*`","in":"\\u0000"}' },
    },
    aws_s3_bucket: { Logs: { bucket_prefix: "logs-", tags: { cost_center: "42", "a b": "c" } } },
    aws_wafv2_web_acl: {
      Acl: {
        default_action: { allow: {} },
        rule: [
          {
            name: "known",
            priority: 1,
            statement: { managed_rule_group_statement: { name: "Known", vendor_name: "AWS" } },
            visibility_config: { cloudwatch_metrics_enabled: true, metric_name: "k", sampled_requests_enabled: false },
          },
        ],
        scope: "REGIONAL",
        visibility_config: { cloudwatch_metrics_enabled: true, metric_name: "a", sampled_requests_enabled: false },
      },
    },
    aws_cloudwatch_log_group: {
      Logs: { depends_on: ["aws_s3_bucket.Logs"], lifecycle: { prevent_destroy: true }, name: "logs" },
    },
  },
};

test("attributes become properties", () => {
  expect(camelCase("ipv6_cidr_block")).toBe("ipv6CidrBlock");
  expect(camelCase("s3_key_1_a")).toBe("s3Key1A");
  expect(literal({ a: ["${b.id}", 1, true], "c d": {} })).toBe('{ a: ["${b.id}", 1, true], "c d": {} }');
});

test("references are written as a person writes them, after what they refer to", () => {
  const variables = new Map([["aws_vpc.Main", "v0"]]);
  expect(textWith(variables, "${aws_vpc.Main.cidr_block}")).toBe("v0.cidrBlock");
  expect(textWith(variables, "to `${aws_vpc.Main.id}`")).toBe("`to \\`${v0.id}\\``");
  expect(textWith(variables, "plain $1")).toBe('"plain $1"');
  const order = inOrder([
    { address: "a", needs: ["c"] },
    { address: "b", needs: [] },
    { address: "c", needs: ["b"] },
  ]);
  expect(order.map(({ address }) => address)).toEqual(["b", "c", "a"]);
});

test("maps keep their keys", () => {
  const { className, maps } = bindingOf("resource", "aws_cloudwatch_metric_alarm");
  expect(className).toBe("CloudwatchMetricAlarm");
  expect(toProps({ metric_name: "m", dimensions: { some_key: "v" } }, maps)).toEqual({
    metricName: "m",
    dimensions: { some_key: "v" },
  });
});

test("the program by hand synthesizes the document", () => {
  const work = resolve(__dirname, "../../../.plinth");
  mkdirSync(work, { recursive: true });
  const folder = mkdtempSync(join(work, "bare-"));
  writeFileSync(join(folder, "bare.js"), bareProgram("small", DOCUMENT));
  const env = { ...process.env, CDKTF_OUTDIR: join(folder, "out") };
  const { status } = spawnSync(process.execPath, ["bare.js"], { cwd: folder, encoding: "utf8", env });
  expect(status).toBe(0);
  const { terraform, ...made } = JSON.parse(readFileSync(join(folder, "out/stacks/small/cdk.tf.json"), "utf8"));
  rmSync(folder, { recursive: true });
  expect(terraform.required_providers.aws.source).toBe("aws");
  expect(disagreements(DOCUMENT, made)).toEqual([]);
});

test("what is repeated is made as often as asked, in scopes of its own", () => {
  const program = bareProgram("small", DOCUMENT, (name) => name === "Logs");
  expect(program).toContain("for (let i = 0; i < Number(process.env.COUNT); i++) {");
  expect(program).toMatch(/^ {6}const v\d+ = new s3_bucket_1\.S3Bucket\(scope, "Logs", /m);
  expect(program).toMatch(/^ {4}const v\d+ = new wafv2_web_acl_1\.Wafv2WebAcl\(this, "Acl", /m);
});

test("documents that differ are told apart", () => {
  expect(disagreements({ a: { b: [1], "//": 1 } }, { a: { b: [2] } })).toEqual(["a.b.0: 1 in Plinth, 2 by hand"]);
});
