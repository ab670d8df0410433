import { SecurityGroup } from "@cdktf/provider-aws/lib/security-group";
import { VpcPeeringConnection } from "@cdktf/provider-aws/lib/vpc-peering-connection";
import { SubnetModule, type TierNetworkAcl } from "@plinth/subnet";
import { type InterfaceEndpoint, VpcModule } from "@plinth/vpc";
import { RawFixtures, ZONES } from "./raw-fixtures";

const environment = "dev";

/** A network of three tiers. */
export class NetworkFixtures extends RawFixtures {
  get vpc(): VpcModule {
    return this.once("Vpc", (id) => new VpcModule(this.stack, id, { environment, cidrBlock: "10.0.0.0/16" }));
  }
  get publicSubnets(): SubnetModule {
    return this.once("PublicSubnets", (id) => {
      const props = { tier: "public", cidrBlock: "10.0.0.0/20", natGateways: "per-zone" } as const;
      return new SubnetModule(this.stack, id, { ...props, vpc: this.vpc, zones: ZONES });
    });
  }
  get privateSubnets(): SubnetModule {
    return this.once("PrivateSubnets", (id) => {
      const props = { tier: "private", cidrBlock: "10.0.16.0/20", egress: this.publicSubnets } as const;
      return new SubnetModule(this.stack, id, { ...props, vpc: this.vpc, zones: ZONES });
    });
  }
  get isolatedSubnets(): SubnetModule {
    return this.once("IsolatedSubnets", (id) => {
      return new SubnetModule(this.stack, id, {
        tier: "isolated",
        cidrBlock: "10.0.32.0/20",
        vpc: this.vpc,
        zones: ZONES,
      });
    });
  }
  get networkAcl(): TierNetworkAcl {
    return this.once("NetworkAcl", () => this.isolatedSubnets.addNetworkAcl());
  }
  get interfaceEndpoint(): InterfaceEndpoint {
    return this.once("InterfaceEndpoint", () => this.vpc.addInterfaceEndpoint("ssm", { subnets: this.privateSubnets }));
  }
  get securityGroup(): SecurityGroup {
    return this.once("SecurityGroup", (id) => new SecurityGroup(this.stack, id, { vpcId: this.vpc.vpcId }));
  }
  get peering(): VpcPeeringConnection {
    return this.once("Peering", (id) => {
      return new VpcPeeringConnection(this.stack, id, { vpcId: this.vpc.vpcId, peerVpcId: "vpc-0a1b2c3d4e5f60718" });
    });
  }
}
