import { LaunchTemplate } from "@cdktf/provider-aws/lib/launch-template";
import { keyFor, type ModuleContext } from "@plinth/core";
import { Lazy, Token } from "cdktf";
import { imageId, ROOT_DEVICE } from "./ami";
import { ebsOptimized } from "./ebs-optimization";
import type { FleetSettings } from "./fleet-props";
import type { InstanceSupport } from "./instance-support";
import { METADATA, volumeTagsOf } from "./instance-support";
import { architectureFor } from "./instances";
import { encode } from "./multipart";
import { blockDevices } from "./volumes";

export function createLaunchTemplate(
  context: ModuleContext,
  settings: FleetSettings,
  { securityGroup, instanceProfile, userData }: InstanceSupport & { readonly userData: string },
): LaunchTemplate {
  const { environment, ami, rootVolume, volumes } = settings;
  const optimized = ebsOptimized(settings);
  const template: LaunchTemplate = new LaunchTemplate(context.scope, "LaunchTemplate", {
    namePrefix: `${context.name(90)}-`,
    imageId: imageId(context, ami, architectureFor(settings)),
    instanceType: settings.instanceType,
    userData: encode(context, userData),
    updateDefaultVersion: true,
    ebsOptimized: typeof optimized === "boolean" ? `${optimized}` : optimized && Token.asString(optimized),
    vpcSecurityGroupIds: [securityGroup.id],
    iamInstanceProfile: { arn: instanceProfile.arn },
    metadataOptions: METADATA,
    monitoring: { enabled: environment === "prod" },
    blockDeviceMappings: blockDevices(
      ami?.rootDevice ?? ROOT_DEVICE,
      rootVolume,
      volumes,
      keyFor(settings.encryptionKey, "autoscaling"),
    ),
    // Read late: an aspect of the caller's that adds tags to resources reaches what is launched, too.
    tagSpecifications: Lazy.anyValue({ produce: () => tagSpecifications(template.tagsInput, volumeTagsOf(context)) }),
    tags: context.tags(),
    lifecycle: { createBeforeDestroy: true },
  });
  return template;
}

function tagSpecifications(tags: LaunchTemplate["tagsInput"], volumeTags: object): object[] {
  return [
    { resource_type: "instance", tags },
    { resource_type: "network-interface", tags },
    { resource_type: "volume", tags: { ...tags, ...volumeTags } },
  ];
}
