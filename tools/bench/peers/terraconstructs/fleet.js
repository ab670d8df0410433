const { AutoscalingAttachment } = require("@cdktf/provider-aws/lib/autoscaling-attachment");
const { AutoscalingGroup } = require("@cdktf/provider-aws/lib/autoscaling-group");
const { AutoscalingPolicy } = require("@cdktf/provider-aws/lib/autoscaling-policy");
const { Construct } = require("constructs");
const { aws } = require("terraconstructs");

const { SubnetType } = aws.compute;

/** TerraConstructs has no Auto Scaling groups: these are the resources of the provider. */
class Fleet extends Construct {
  constructor(scope, id, { vpc, launchTemplate, balancer, targets }) {
    super(scope, id);
    this.group = new AutoscalingGroup(this, "Group", {
      namePrefix: "web-platform-prod-web-",
      vpcZoneIdentifier: vpc.selectSubnets({ subnetType: SubnetType.PRIVATE_WITH_EGRESS }).subnetIds,
      launchTemplate: { id: launchTemplate.launchTemplateId, version: launchTemplate.latestVersionNumber },
      minSize: 3,
      maxSize: 9,
      defaultInstanceWarmup: 120,
      healthCheckType: "ELB",
      healthCheckGracePeriod: 120,
      enabledMetrics: [
        "GroupDesiredCapacity",
        "GroupInServiceInstances",
        "GroupMaxSize",
        "GroupMinSize",
        "GroupTotalInstances",
      ],
      instanceMaintenancePolicy: { minHealthyPercentage: 100, maxHealthyPercentage: 110 },
      instanceRefresh: {
        strategy: "Rolling",
        preferences: { autoRollback: true, minHealthyPercentage: 90, maxHealthyPercentage: 110, skipMatching: true },
      },
      lifecycle: { createBeforeDestroy: true, ignoreChanges: ["load_balancers", "target_group_arns"] },
    });
    new AutoscalingAttachment(this, "Attachment", {
      autoscalingGroupName: this.group.name,
      lbTargetGroupArn: targets.targetGroupArn,
    });
    const resourceLabel = `${balancer.loadBalancerFullName}/${targets.targetGroupFullName}`;
    this.track("Cpu", { predefinedMetricType: "ASGAverageCPUUtilization" }, 50);
    this.track("Requests", { predefinedMetricType: "ALBRequestCountPerTarget", resourceLabel }, 1000);
  }

  track(name, predefinedMetricSpecification, targetValue) {
    new AutoscalingPolicy(this, name, {
      name,
      autoscalingGroupName: this.group.name,
      policyType: "TargetTrackingScaling",
      targetTrackingConfiguration: { predefinedMetricSpecification, targetValue },
    });
  }
}

module.exports = { Fleet };
