import { read } from "@plinth/model";
import { diff } from "../../../packages/plinth/src/diff/diff";
import { textOf } from "../../../packages/plinth/src/diff/text";
import { synthesizeExample } from "../../provider-matrix/compare";

type Arguments = Record<string, unknown>;
type Document = { readonly resource: Record<string, Record<string, Arguments>> };

const PROD: string = synthesizeExample("aws5").get("web-platform-prod") ?? "{}";

/** The only resource of a type, or the one whose name begins so. */
function the({ resource }: Document, type: string, begin = ""): [name: string, args: Arguments] {
  const found = Object.entries(resource[type] ?? {}).find(([name]) => name.startsWith(begin));
  if (!found) throw new Error(`prod has no ${type} ${begin}`);
  return found;
}

const set = (type: string, begin: string, args: Arguments) => (document: Document) =>
  Object.assign(the(document, type, begin)[1], args);
const remove = (type: string, begin: string) => (document: Document) =>
  delete document.resource[type][the(document, type, begin)[0]];
const add = (type: string, name: string, args: Arguments) => (document: Document) => {
  document.resource[type] = { ...document.resource[type], [name]: args };
};

/** Changes of the example, as a pull request would have them. */
const CHANGES: Readonly<Record<string, (document: Document) => unknown>> = {
  "SSH is opened to the world": (document) =>
    add("aws_vpc_security_group_ingress_rule", "Ssh", {
      security_group_id: `\${aws_security_group.${the(document, "aws_security_group", "Web_")[0]}.id}`,
      ip_protocol: "tcp",
      from_port: 22,
      to_port: 22,
      cidr_ipv4: "0.0.0.0/0",
    })(document),
  "a grant is widened to every bucket": (document) => {
    const [, policy] = the(document, "aws_iam_role_policy", "Uploads_");
    policy.policy = JSON.stringify({
      Version: "2012-10-17",
      Statement: [{ Effect: "Allow", Action: "s3:*", Resource: "*" }],
    });
  },
  "the protection of the database is lifted": set("aws_db_instance", "Database", { deletion_protection: false }),
  "the database is renamed": set("aws_db_instance", "Database", { identifier: "shop" }),
  "the engine is upgraded": set("aws_db_instance", "Database", { engine_version: "18" }),
  "backups are kept for a day": set("aws_db_instance", "Database", { backup_retention_period: 1 }),
  "the web ACL is taken away": remove("aws_wafv2_web_acl_association", ""),
  "the flow log is taken away": remove("aws_flow_log", ""),
  "the owner of the VPC is no longer tagged": set("aws_vpc", "Network", { tags: {} }),
  "the alarms notify nobody": (document) => {
    for (const alarm of Object.values(document.resource.aws_cloudwatch_metric_alarm)) alarm.alarm_actions = [];
  },
  "the construct of a secret gets another id": (document) => {
    const { PaymentApiKey: secret, ...others } = document.resource.aws_secretsmanager_secret;
    document.resource.aws_secretsmanager_secret = { ...others, PayApiKey: secret };
  },
  "the instances get more memory": set("aws_launch_template", "Web", { instance_type: "r7g.large" }),
};

test.each(Object.entries(CHANGES))("a reviewer reads when %s", (_title, change) => {
  const document = JSON.parse(PROD) as Document;
  change(document);
  const changed = diff(read(JSON.parse(PROD)), read(document), { suppressions: [], allow: [] });
  expect(textOf(changed)).toMatchSnapshot();
});
