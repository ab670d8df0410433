import { InternetGateway } from "@cdktf/provider-aws/lib/internet-gateway";
import { NatGateway } from "@cdktf/provider-aws/lib/nat-gateway";
import { Route } from "@cdktf/provider-aws/lib/route";
import { RouteTable } from "@cdktf/provider-aws/lib/route-table";
import { RouteTableAssociation } from "@cdktf/provider-aws/lib/route-table-association";
import { Subnet } from "@cdktf/provider-aws/lib/subnet";
import { Vpc } from "@cdktf/provider-aws/lib/vpc";
import { App, TerraformStack } from "cdktf";
import { Construct } from "constructs";

/** Hand-written networks: the checks are not for our modules alone. */
export class Hand extends TerraformStack {
  readonly vpc = new Vpc(this, "Vpc", { cidrBlock: "10.0.0.0/16" });
  readonly gateway = new InternetGateway(this, "Gateway", { vpcId: this.vpc.id });

  constructor() {
    super(new App({ outdir: "/tmp/plinth-synth" }), "hand");
  }

  subnet(zone: string, cidrBlock: string, tier?: string, way?: { gatewayId: string } | { natGatewayId: string }) {
    const scope = new Construct(this, `${tier ?? "subnet"}-${zone}`);
    const tags = tier ? { Tier: tier } : undefined;
    const subnet = new Subnet(scope, "Subnet", { vpcId: this.vpc.id, availabilityZone: zone, cidrBlock, tags });
    const table = new RouteTable(scope, "Table", { vpcId: this.vpc.id });
    new RouteTableAssociation(scope, "Association", { subnetId: subnet.id, routeTableId: table.id });
    if (way) new Route(scope, "Route", { routeTableId: table.id, destinationCidrBlock: "0.0.0.0/0", ...way });
    return subnet;
  }

  nat(zone: string, subnetId: string) {
    return new NatGateway(this, `Nat-${zone}`, { subnetId, allocationId: "eipalloc-0a1b2c3d4e5f60718" });
  }
}
