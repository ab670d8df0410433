import { DataAwsSsmParameter } from "@cdktf/provider-aws/lib/data-aws-ssm-parameter";
import { LaunchTemplate } from "@cdktf/provider-aws/lib/launch-template";
import { keyFor, nameOf } from "@plinth/core";
import type { Construct } from "constructs";
import { imageParameter } from "./architecture";
import type { EC2ModuleProps } from "./props";

export function launchTemplate(
  scope: Construct,
  props: EC2ModuleProps,
  made: {
    readonly securityGroupId: string;
    readonly profileArn: string;
    readonly userData: string;
    readonly detailedMonitoring: boolean;
    readonly tags: Readonly<Record<string, string>>;
    readonly volumeTags: Readonly<Record<string, string>>;
  },
): LaunchTemplate {
  const { ami, rootVolume = {} } = props;
  const tags = { ...made.tags };
  return new LaunchTemplate(scope, "LaunchTemplate", {
    namePrefix: `${nameOf(scope, 90)}-`,
    imageId:
      ami?.id ?? new DataAwsSsmParameter(scope, "Image", { name: imageParameter(props.instanceType) }).insecureValue,
    instanceType: props.instanceType,
    userData: made.userData,
    updateDefaultVersion: true,
    ebsOptimized: "true",
    vpcSecurityGroupIds: [made.securityGroupId],
    iamInstanceProfile: { arn: made.profileArn },
    metadataOptions: {
      httpEndpoint: "enabled",
      httpTokens: "required",
      httpPutResponseHopLimit: 1,
      instanceMetadataTags: "enabled",
    },
    monitoring: { enabled: made.detailedMonitoring },
    blockDeviceMappings: [
      {
        deviceName: ami?.rootDevice ?? "/dev/xvda",
        ebs: {
          volumeType: "gp3",
          volumeSize: rootVolume.sizeGiB ?? 8,
          iops: rootVolume.iops ?? 3000,
          throughput: rootVolume.throughput ?? 125,
          encrypted: "true",
          kmsKeyId: keyFor(props.encryptionKey, "autoscaling"),
          deleteOnTermination: "true",
        },
      },
    ],
    tagSpecifications: [
      { resourceType: "instance", tags },
      { resourceType: "network-interface", tags },
      { resourceType: "volume", tags: { ...tags, ...made.volumeTags } },
    ],
    tags,
    lifecycle: { createBeforeDestroy: true },
  });
}
