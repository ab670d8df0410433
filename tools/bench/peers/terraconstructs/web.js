const { Construct } = require("constructs");
const { Duration, aws } = require("terraconstructs");
const { Fleet } = require("./fleet");
const { Firewall } = require("./firewall");

const { compute, cloudwatch, iam } = aws;

const CERTIFICATE = "arn:aws:acm:us-east-1:123456789012:certificate/7d6f5e4c-3b2a-4190-8f7e-6d5c4b3a2918";

/** A fleet behind a balancer. */
class Web extends Construct {
  constructor(scope, id, { vpc, key, accessLogs }) {
    super(scope, id);
    this.logGroup = new cloudwatch.LogGroup(this, "LogGroup", {
      encryptionKey: key,
      retention: aws.RetentionDays.ONE_YEAR,
    });
    this.role = new iam.Role(this, "Role", {
      assumedBy: new iam.ServicePrincipal("ec2.amazonaws.com"),
      managedPolicies: ["AmazonSSMManagedInstanceCore", "CloudWatchAgentServerPolicy"].map((name) =>
        iam.ManagedPolicy.fromAwsManagedPolicyName(this, name, name),
      ),
    });
    this.logGroup.grantWrite(this.role);
    this.securityGroup = new compute.SecurityGroup(this, "SecurityGroup", { vpc, allowAllOutbound: false });
    this.securityGroup.addEgressRule(compute.Peer.anyIpv4(), compute.Port.tcp(443));
    this.balancer = new compute.ApplicationLoadBalancer(this, "Balancer", {
      vpc,
      loadBalancerName: "web-platform-prod-balancer",
      vpcSubnets: { subnetType: compute.SubnetType.PUBLIC },
      internetFacing: true,
      deletionProtection: true,
      dropInvalidHeaderFields: true,
      desyncMitigationMode: compute.DesyncMitigationMode.DEFENSIVE,
    });
    this.balancer.logAccessLogs(accessLogs, "alb/web-platform-prod-balancer");
    this.targets = new compute.ApplicationTargetGroup(this, "Targets", {
      vpc,
      port: 8080,
      protocol: compute.ApplicationProtocol.HTTP,
      targetType: compute.TargetType.INSTANCE,
      deregistrationDelay: Duration.minutes(2),
      healthCheck: { path: "/health", interval: Duration.seconds(15), healthyThresholdCount: 2 },
    });
    this.https = this.balancer.addListener("Https", {
      port: 443,
      certificates: [compute.ListenerCertificate.fromArn(CERTIFICATE)],
      sslPolicy: compute.SslPolicy.TLS13_RES,
      defaultTargetGroups: [this.targets],
    });
    this.balancer.addRedirect();
    this.balancer.connections.allowTo(this.securityGroup, compute.Port.tcp(8080));
    this.fleet = new Fleet(this, "Fleet", {
      vpc,
      launchTemplate: this.launchTemplate(key),
      balancer: this.balancer,
      targets: this.targets,
    });
    new Firewall(this, "Firewall", { balancer: this.balancer, key });
  }

  launchTemplate(key) {
    return new compute.LaunchTemplate(this, "LaunchTemplate", {
      instanceType: compute.InstanceType.of(compute.InstanceClass.M7G, compute.InstanceSize.LARGE),
      machineImage: compute.MachineImage.latestAmazonLinux2023({ cpuType: compute.AmazonLinuxCpuType.ARM_64 }),
      role: this.role,
      securityGroup: this.securityGroup,
      userData: compute.UserData.custom(bootScript(8080, this.logGroup.logGroupName)),
      requireImdsv2: true,
      httpPutResponseHopLimit: 1,
      instanceMetadataTags: true,
      detailedMonitoring: true,
      ebsOptimized: true,
      blockDevices: [
        {
          deviceName: "/dev/xvda",
          volume: compute.BlockDeviceVolume.ebs(8, {
            encrypted: true,
            kmsKey: key,
            volumeType: compute.EbsDeviceVolumeType.GP3,
            iops: 3000,
          }),
        },
      ],
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
