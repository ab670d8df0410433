const { Duration } = require("aws-cdk-lib");
const { Construct } = require("constructs");
const autoscaling = require("aws-cdk-lib/aws-autoscaling");
const ec2 = require("aws-cdk-lib/aws-ec2");
const elbv2 = require("aws-cdk-lib/aws-elasticloadbalancingv2");
const iam = require("aws-cdk-lib/aws-iam");
const logs = require("aws-cdk-lib/aws-logs");
const { Firewall } = require("./firewall");

const CERTIFICATE = "arn:aws:acm:us-east-1:123456789012:certificate/7d6f5e4c-3b2a-4190-8f7e-6d5c4b3a2918";

/** A fleet behind a balancer. */
class Web extends Construct {
  constructor(scope, id, { vpc, key, logs: accessLogs }) {
    super(scope, id);
    this.logGroup = new logs.LogGroup(this, "LogGroup", {
      encryptionKey: key,
      retention: logs.RetentionDays.ONE_YEAR,
    });
    this.fleet = this.makeFleet(vpc, key);
    this.balancer = new elbv2.ApplicationLoadBalancer(this, "Balancer", {
      vpc,
      vpcSubnets: { subnetType: ec2.SubnetType.PUBLIC },
      internetFacing: true,
      deletionProtection: true,
      dropInvalidHeaderFields: true,
      desyncMitigationMode: elbv2.DesyncMitigationMode.DEFENSIVE,
    });
    this.balancer.logAccessLogs(accessLogs, "alb/web-platform-prod-balancer");
    this.https = this.balancer.addListener("Https", {
      port: 443,
      certificates: [elbv2.ListenerCertificate.fromArn(CERTIFICATE)],
      sslPolicy: elbv2.SslPolicy.TLS13_RES,
    });
    this.targets = this.https.addTargets("Fleet", {
      port: 8080,
      protocol: elbv2.ApplicationProtocol.HTTP,
      targets: [this.fleet],
      deregistrationDelay: Duration.minutes(2),
      healthCheck: { path: "/health", interval: Duration.seconds(15), healthyThresholdCount: 2 },
    });
    this.balancer.addRedirect();
    this.fleet.scaleOnCpuUtilization("Cpu", { targetUtilizationPercent: 50 });
    this.fleet.scaleOnRequestCount("Requests", { targetRequestsPerMinute: 1000 });
    new Firewall(this, "Firewall", { balancer: this.balancer, key });
  }

  makeFleet(vpc, key) {
    const role = new iam.Role(this, "Role", {
      assumedBy: new iam.ServicePrincipal("ec2.amazonaws.com"),
      managedPolicies: [
        iam.ManagedPolicy.fromAwsManagedPolicyName("AmazonSSMManagedInstanceCore"),
        iam.ManagedPolicy.fromAwsManagedPolicyName("CloudWatchAgentServerPolicy"),
      ],
    });
    this.logGroup.grantWrite(role);
    const securityGroup = new ec2.SecurityGroup(this, "SecurityGroup", { vpc, allowAllOutbound: false });
    securityGroup.addEgressRule(ec2.Peer.anyIpv4(), ec2.Port.tcp(443));
    const launchTemplate = new ec2.LaunchTemplate(this, "LaunchTemplate", {
      instanceType: ec2.InstanceType.of(ec2.InstanceClass.M7G, ec2.InstanceSize.LARGE),
      machineImage: ec2.MachineImage.latestAmazonLinux2023({ cpuType: ec2.AmazonLinuxCpuType.ARM_64 }),
      role,
      securityGroup,
      userData: ec2.UserData.custom(bootScript(8080, this.logGroup.logGroupName)),
      requireImdsv2: true,
      httpPutResponseHopLimit: 1,
      instanceMetadataTags: true,
      detailedMonitoring: true,
      ebsOptimized: true,
      blockDevices: [
        {
          deviceName: "/dev/xvda",
          volume: ec2.BlockDeviceVolume.ebs(8, {
            encrypted: true,
            kmsKey: key,
            volumeType: ec2.EbsDeviceVolumeType.GP3,
            iops: 3000,
            throughput: 125,
          }),
        },
      ],
    });
    return new autoscaling.AutoScalingGroup(this, "Fleet", {
      vpc,
      vpcSubnets: { subnetType: ec2.SubnetType.PRIVATE_WITH_EGRESS },
      launchTemplate,
      minCapacity: 3,
      maxCapacity: 9,
      defaultInstanceWarmup: Duration.minutes(2),
      groupMetrics: [
        new autoscaling.GroupMetrics(
          autoscaling.GroupMetric.DESIRED_CAPACITY,
          autoscaling.GroupMetric.IN_SERVICE_INSTANCES,
          autoscaling.GroupMetric.MAX_SIZE,
          autoscaling.GroupMetric.MIN_SIZE,
          autoscaling.GroupMetric.TOTAL_INSTANCES,
        ),
      ],
      healthChecks: autoscaling.HealthChecks.withAdditionalChecks({
        additionalTypes: [autoscaling.AdditionalHealthCheckType.ELB],
        gracePeriod: Duration.minutes(2),
      }),
      updatePolicy: autoscaling.UpdatePolicy.rollingUpdate(),
    });
  }
}

function bootScript(port, logGroup) {
  return `#!/bin/bash
dnf install -y amazon-cloudwatch-agent
cat > /opt/aws/amazon-cloudwatch-agent/etc/amazon-cloudwatch-agent.json <<'JSON'
{"logs":{"logs_collected":{"files":{"collect_list":[{"file_path":"/var/log/web.log","log_group_name":"${logGroup}"}]}}}}
JSON
systemctl enable --now amazon-cloudwatch-agent
python3 -m http.server ${port} >/var/log/web.log 2>&1 &
`;
}

module.exports = { Web };
