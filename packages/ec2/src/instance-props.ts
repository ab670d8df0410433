import { boolean, choice, list, object, type RowsOf, type SettingsOf, text } from "@plinth/core";
import { architectureProblem } from "./ami";
import { architectureFor, INSTANCE_TYPE } from "./instances";
import { INSTANCE_SUPPORT, type InstanceSupportProps } from "./props";

export interface InstanceModuleProps extends InstanceSupportProps {
  readonly instanceType: string;
  /** Where the instance and its volumes are, one of the zones of `subnets`: `us-east-1a`. A change replaces all of them. */
  readonly zone: string;
  /**
   * What replaces the instance when it changes; its volumes are attached to the new one. Without it, image and user data are
   * what the instance was born with.
   * @default - nothing
   */
  readonly replaceOn?: readonly ("ami" | "userData")[];
  /**
   * Keeps Terraform from destroying the volumes, which leave a last snapshot when they are destroyed all the same, and
   * everybody from ending the instance. To retire it, set `false`, apply, then remove.
   * @default false in dev, true in prod
   */
  readonly deletionProtection?: boolean;
}

export const INSTANCE = object(
  {
    ...INSTANCE_SUPPORT,
    instanceType: INSTANCE_TYPE,
    zone: text(),
    replaceOn: list(choice("ami", "userData")).literal().default([]),
    deletionProtection: boolean.default({ dev: false, prod: true }),
  } satisfies RowsOf<InstanceModuleProps>,
  {
    rules: [
      ({ zone, subnets: { availabilityZones: zones } }) =>
        !zones.includes(zone) && `zone must be one of ${zones.join(", ")}, got ${JSON.stringify(zone)}`,
      (settings) => architectureProblem(settings.ami, architectureFor(settings)),
    ],
  },
);
export type InstanceSettings = SettingsOf<typeof INSTANCE>;
