import { InternetGateway } from "@cdktf/provider-aws/lib/internet-gateway";
import { RouteTable } from "@cdktf/provider-aws/lib/route-table";
import { RouteTableAssociation } from "@cdktf/provider-aws/lib/route-table-association";
import { S3Bucket } from "@cdktf/provider-aws/lib/s3-bucket";
import { S3BucketVersioningA } from "@cdktf/provider-aws/lib/s3-bucket-versioning";
import { Subnet } from "@cdktf/provider-aws/lib/subnet";
import { Vpc } from "@cdktf/provider-aws/lib/vpc";
import { S3Module } from "@plinth/s3";
import { SubnetModule } from "@plinth/subnet";
import { VpcModule } from "@plinth/vpc";
import type { TerraformStack } from "cdktf";

const BUCKET = "plinth-adopt-uploads";

/** What a team wrote by hand years ago, at addresses of its own: two subnets share a route table. */
export function byHand(stack: TerraformStack): void {
  const vpc = new Vpc(stack, "main", { cidrBlock: "10.0.0.0/16", enableDnsHostnames: true, tags: { Name: "shop" } });
  new InternetGateway(stack, "gw", { vpcId: vpc.id });
  const table = new RouteTable(stack, "table", { vpcId: vpc.id });
  ["us-east-1a", "us-east-1b"].forEach((availabilityZone, index) => {
    const cidrBlock = `10.0.${index + 1}.0/24`;
    const subnet = new Subnet(stack, `db${index}`, { vpcId: vpc.id, availabilityZone, cidrBlock });
    new RouteTableAssociation(stack, `place${index}`, { subnetId: subnet.id, routeTableId: table.id });
  });
  const bucket = new S3Bucket(stack, "uploads", { bucket: BUCKET });
  new S3BucketVersioningA(stack, "versions", {
    bucket: bucket.id,
    versioningConfiguration: { status: "Enabled" },
  });
}

/** Where each thing is in the state of `byHand`, and where `terraform-aws-modules/vpc` would have it. */
export const OLD = {
  vpc: { written: "aws_vpc.main", module: "module.vpc.aws_vpc.this[0]" },
  gateway: { written: "aws_internet_gateway.gw", module: "module.vpc.aws_internet_gateway.this[0]" },
  subnetA: { written: "aws_subnet.db0", module: "module.vpc.aws_subnet.database[0]" },
  subnetB: { written: "aws_subnet.db1", module: "module.vpc.aws_subnet.database[1]" },
  table: { written: "aws_route_table.table" },
  placeA: { written: "aws_route_table_association.place0" },
  placeB: { written: "aws_route_table_association.place1" },
  bucket: { written: "aws_s3_bucket.uploads" },
  versions: { written: "aws_s3_bucket_versioning.versions" },
} satisfies Record<string, { written: string; module?: string }>;

export type Thing = keyof typeof OLD;

/** Tells a resource what it was: by its old address, or by the id that AWS knows it by. */
export type Adopt = (resource: { moveFromId(id: string): void; importFrom(id: string): void }, was: Thing) => void;

/** The same as Plinth modules, which adopt what is there. */
export function byPlinth(stack: TerraformStack, adopt: Adopt): void {
  const network = new VpcModule(stack, "Network", { environment: "dev", cidrBlock: "10.0.0.0/16" });
  adopt(network.vpc, "vpc");
  adopt(network.internetGateway, "gateway");
  const data = new SubnetModule(stack, "Data", {
    tier: "isolated",
    vpc: network,
    cidrBlock: "10.0.0.0/21",
    zones: [
      { zone: "us-east-1a", slot: 1 },
      { zone: "us-east-1b", slot: 2 },
    ],
  });
  const [a, b] = [data.zoneSubnets["us-east-1a"], data.zoneSubnets["us-east-1b"]];
  adopt(a.subnet, "subnetA");
  adopt(b.subnet, "subnetB");
  adopt(a.routeTable, "table");
  adopt(a.association, "placeA");
  adopt(b.association, "placeB");
  const uploads = new S3Module(stack, "Uploads", { environment: "dev", bucketName: BUCKET });
  adopt(uploads.bucket, "bucket");
  adopt(uploads.versioning, "versions");
}
