import { LaunchTemplate } from "@cdktf/provider-aws/lib/launch-template";
import { keyFor, nameOf } from "@plinth/core";
import type { Construct } from "constructs";
import { imageId } from "./ami";
import { architectureFor } from "./instances";
import { METADATA } from "./machine";
import type { EC2ModuleProps } from "./props";
import { blockDevices } from "./volumes";

type Tags = Readonly<Record<string, string>>;

export function launchTemplate(
  scope: Construct,
  props: EC2ModuleProps,
  made: {
    readonly securityGroupId: string;
    readonly profileArn: string;
    readonly userData: string;
    readonly detailedMonitoring: boolean;
    readonly tags: Tags;
    readonly volumeTags: Tags;
  },
): LaunchTemplate {
  const { ami, rootVolume = {}, volumes = {} } = props;
  const tags = { ...made.tags };
  return new LaunchTemplate(scope, "LaunchTemplate", {
    namePrefix: `${nameOf(scope, 90)}-`,
    imageId: imageId(scope, ami, architectureFor(props)),
    instanceType: props.instanceType,
    userData: made.userData,
    updateDefaultVersion: true,
    ebsOptimized: "true",
    vpcSecurityGroupIds: [made.securityGroupId],
    iamInstanceProfile: { arn: made.profileArn },
    metadataOptions: METADATA,
    monitoring: { enabled: made.detailedMonitoring },
    blockDeviceMappings: blockDevices(ami?.rootDevice, rootVolume, volumes, keyFor(props.encryptionKey, "autoscaling")),
    tagSpecifications: [
      { resourceType: "instance", tags },
      { resourceType: "network-interface", tags },
      { resourceType: "volume", tags: { ...tags, ...made.volumeTags } },
    ],
    tags,
    lifecycle: { createBeforeDestroy: true },
  });
}
