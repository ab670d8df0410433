import { Ec2Tag } from "@cdktf/provider-aws/lib/ec2-tag";
import { Instance } from "@cdktf/provider-aws/lib/instance";
import type { Construct } from "constructs";
import { imageId } from "./ami";
import { architectureOf } from "./architecture";
import { METADATA } from "./machine";
import { encode } from "./multipart";
import type { InstanceModuleProps } from "./props";
import { gp3 } from "./volumes";

type Tags = Readonly<Record<string, string>>;

/** Arguments that a new image and new user data change. */
const ARGUMENTS = { ami: "ami", userData: "user_data_base64" } as const;

/** No block devices beside the root: what is inside of an instance is replaced and destroyed with it. */
export function instance(
  scope: Construct,
  props: InstanceModuleProps,
  made: {
    readonly subnetId: string;
    readonly securityGroupId: string;
    readonly profileName: string;
    readonly userData: string;
    readonly detailedMonitoring: boolean;
    readonly deletionProtection: boolean;
    readonly tags: Tags;
    readonly volumeTags: Tags;
  },
): Instance {
  const { ami, instanceType, rootVolume = {}, replaceOn = [] } = props;
  const ignored = (["ami", "userData"] as const).filter((what) => !replaceOn.includes(what));
  const { tags } = made;
  const machine = new Instance(scope, "Default", {
    ami: imageId(scope, ami, architectureOf(instanceType)),
    instanceType,
    subnetId: made.subnetId,
    associatePublicIpAddress: false,
    vpcSecurityGroupIds: [made.securityGroupId],
    iamInstanceProfile: made.profileName,
    userDataBase64: encode(scope, made.userData),
    userDataReplaceOnChange: replaceOn.includes("userData"),
    ebsOptimized: true,
    monitoring: made.detailedMonitoring,
    disableApiTermination: made.deletionProtection,
    metadataOptions: METADATA,
    rootBlockDevice: {
      ...gp3(rootVolume),
      encrypted: true,
      kmsKeyId: props.encryptionKey?.arn,
      deleteOnTermination: true,
      tags: { ...tags, ...made.volumeTags },
    },
    tags,
    lifecycle: ignored.length > 0 ? { ignoreChanges: ignored.map((what) => ARGUMENTS[what]) } : undefined,
  });
  // The instance makes its network interface, and tags reach everything but that.
  for (const [key, value] of Object.entries(tags)) {
    new Ec2Tag(scope, `InterfaceTag-${key.replaceAll("/", "-")}`, {
      resourceId: machine.primaryNetworkInterfaceId,
      key,
      value,
    });
  }
  return machine;
}
