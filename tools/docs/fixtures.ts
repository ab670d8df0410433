import { Ec2ManagedPrefixList } from "@cdktf/provider-aws/lib/ec2-managed-prefix-list";
import { Ec2TransitGatewayVpcAttachment } from "@cdktf/provider-aws/lib/ec2-transit-gateway-vpc-attachment";
import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { Lb } from "@cdktf/provider-aws/lib/lb";
import { SecurityGroup } from "@cdktf/provider-aws/lib/security-group";
import { SqsQueue } from "@cdktf/provider-aws/lib/sqs-queue";
import { Connections } from "@plinth/core";
import { EC2Module } from "@plinth/ec2";
import { defaultTagSchema } from "@plinth/tagging";
import { Construct } from "constructs";
import { Platform } from "./platform";

/** What short examples take for granted: the platform, and what others have beside it. */
export class Fixtures extends Platform {
  get role() {
    return this.once("Role", (id) => new IamRole(this, id, { assumeRolePolicy: "{}" }));
  }
  get queue() {
    return this.once("Queue", (id) => new SqsQueue(this, id, { sqsManagedSseEnabled: true }));
  }
  get shared() {
    return { vpcId: "vpc-0a1b2c3d4e5f60718", cidrBlock: "10.9.0.0/16" };
  }
  get cache() {
    return this.once("Cache", (id) => {
      const scope = new Construct(this, id);
      const group = new SecurityGroup(scope, "SecurityGroup", { vpcId: this.shared.vpcId });
      return Object.assign(scope, { connections: new Connections(scope, group.id, 6379, this.shared.vpcId) });
    });
  }
  get peering() {
    return this.once("Peering", () => this.network.addPeering("Shared", { peer: this.shared }));
  }
  get attachment() {
    return this.once("Attachment", (id) => {
      const { vpcId, subnetIds } = this.inner;
      return new Ec2TransitGatewayVpcAttachment(this, id, {
        vpcId,
        subnetIds: [...subnetIds],
        transitGatewayId: "tgw-0a1b2c3d4e5f60718",
      });
    });
  }
  get offices() {
    return this.once(
      "Offices",
      (id) => new Ec2ManagedPrefixList(this, id, { name: "offices", addressFamily: "IPv4", maxEntries: 5 }),
    );
  }
  get networkBalancer() {
    return this.once(
      "NetworkBalancer",
      (id) => new Lb(this, id, { loadBalancerType: "network", internal: true, subnets: [...this.inner.subnetIds] }),
    );
  }
  get zone() {
    return { zoneId: "Z0123456789ABCDEFGHIJ" };
  }
  get apiFleet() {
    return this.fleet("ApiFleet", 9000);
  }
  get brokers() {
    return this.fleet("Brokers", 1883);
  }
  get hookFunction() {
    return { arn: "arn:aws:lambda:us-east-1:123456789012:function:hooks" };
  }
  get userPoolArn() {
    return "arn:aws:cognito-idp:us-east-1:123456789012:userpool/us-east-1_abcdefghi";
  }
  get userPoolClientId() {
    return "1h57kf5cpq17m0eml12EXAMPLE";
  }
  get backlog() {
    const dimensions = { QueueName: this.queue.name };
    return {
      namespace: "AWS/SQS",
      name: "ApproximateNumberOfMessagesVisible",
      dimensions,
      statistic: "Average",
    } as const;
  }
  get pagerUrl() {
    return "https://pager.example.com/alarms";
  }
  get schema() {
    return defaultTagSchema;
  }
  private fleet(name: string, port: number) {
    return this.once(
      name,
      (id) =>
        new EC2Module(this, id, { environment: "prod", subnets: this.privateSubnets, instanceType: "m7g.large", port }),
    );
  }
  get platformStack() {
    return this.stack;
  }
  get webAcl() {
    return { arn: "arn:aws:wafv2:us-east-1:123456789012:regional/webacl/shop/1b0c2a4e-6a1c-4b2e-9a53-0f3b1d2c4e5f" };
  }
  get westKey() {
    return { arn: "arn:aws:kms:us-west-2:123456789012:key/1b0c2a4e-6a1c-4b2e-9a53-0f3b1d2c4e5f" };
  }
  get keyThere() {
    return { arn: "arn:aws:kms:eu-west-1:123456789012:key/1b0c2a4e-6a1c-4b2e-9a53-0f3b1d2c4e5f" };
  }
  get farAway() {
    return { arn: "arn:aws:backup:eu-west-1:123456789012:backup-vault:far-away" };
  }
}
