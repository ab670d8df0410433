import { Ec2Tag } from "@cdktf/provider-aws/lib/ec2-tag";
import { Instance } from "@cdktf/provider-aws/lib/instance";
import { isKnownLater, type ModuleContext, type SubnetsRef } from "@plinth/core";
import { Fn, Lazy, Token } from "cdktf";
import { imageId } from "./ami";
import { architectureOf } from "./architecture";
import { ebsOptimized } from "./ebs-optimization";
import type { InstanceSettings } from "./instance-props";
import { type InstanceSupport, METADATA, volumeTagsOf } from "./instance-support";
import { encode } from "./multipart";
import { gp3 } from "./volumes";

/** Arguments that a new image and new user data change. */
const ARGUMENTS = { ami: "ami", userData: "user_data_base64" } as const;

/** No block devices beside the root: what is inside of an instance is replaced and destroyed with it. */
export function createInstance(
  context: ModuleContext,
  settings: InstanceSettings,
  { securityGroup, instanceProfile, userData }: InstanceSupport & { readonly userData: string },
): Instance {
  const { environment, ami, instanceType, replaceOn, rootVolume, subnets, zone } = settings;
  const ignored = (["ami", "userData"] as const).filter((what) => !replaceOn.includes(what));
  const { scope } = context;
  const instance: Instance = new Instance(scope, "Default", {
    ami: imageId(context, ami, architectureOf(instanceType)),
    instanceType,
    subnetId: subnetIn(subnets, zone),
    associatePublicIpAddress: false,
    vpcSecurityGroupIds: [securityGroup.id],
    iamInstanceProfile: instanceProfile.name,
    userDataBase64: encode(context, userData),
    userDataReplaceOnChange: replaceOn.includes("userData"),
    ebsOptimized: ebsOptimized(settings),
    monitoring: environment === "prod",
    disableApiTermination: settings.deletionProtection,
    metadataOptions: METADATA,
    rootBlockDevice: {
      ...gp3(rootVolume),
      encrypted: true,
      kmsKeyId: settings.encryptionKey?.arn,
      deleteOnTermination: true,
      // Read late: an aspect of the caller's that adds tags to resources reaches the root volume, too.
      tags: Token.asStringMap(Lazy.anyValue({ produce: () => ({ ...instance.tagsInput, ...volumeTagsOf(context) }) })),
    },
    tags: context.tags(),
    lifecycle: ignored.length > 0 ? { ignoreChanges: ignored.map((what) => ARGUMENTS[what]) } : undefined,
  });
  // The instance makes its network interface, and tags reach everything but that.
  for (const [key, value] of Object.entries(context.tags())) {
    new Ec2Tag(scope, `InterfaceTag-${key.replaceAll("/", "-")}`, {
      resourceId: instance.primaryNetworkInterfaceId,
      key,
      value,
    });
  }
  return instance;
}

/** The subnet of the zone: by Terraform where subnets or zones are known only after apply. */
function subnetIn({ subnetIds, availabilityZones }: SubnetsRef, zone: string): string {
  const index = availabilityZones.indexOf(zone);
  const known = isKnownLater(subnetIds) ? undefined : subnetIds[index];
  return known ?? Fn.element(subnetIds, Token.asNumber(Fn.index(availabilityZones, zone)));
}
