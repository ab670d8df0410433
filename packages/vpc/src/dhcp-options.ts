import { VpcDhcpOptions } from "@cdktf/provider-aws/lib/vpc-dhcp-options";
import { VpcDhcpOptionsAssociation } from "@cdktf/provider-aws/lib/vpc-dhcp-options-association";
import { must, type Problem } from "@plinth/core";
import type { Construct } from "constructs";

/** Limits: AWS docs, "DHCP option sets in Amazon VPC". */
export interface DhcpOptions {
  /** Completes host names without a dot. @default - the domain of AWS */
  readonly domainName?: string;
  /** Up to four addresses, or `AmazonProvidedDNS`. @default ["AmazonProvidedDNS"] */
  readonly domainNameServers?: readonly string[];
  /** Up to four addresses. @default - the time service of AWS on the link-local address */
  readonly ntpServers?: readonly string[];
}

export function dhcpProblems(options: DhcpOptions | undefined): Problem[] {
  const { domainNameServers = [], ntpServers = [] } = options ?? {};
  return [
    must(
      domainNameServers.length <= 4,
      `dhcpOptions.domainNameServers must be at most 4, got ${domainNameServers.length}`,
    ),
    must(ntpServers.length <= 4, `dhcpOptions.ntpServers must be at most 4, got ${ntpServers.length}`),
  ];
}

export function dhcpOptions(
  scope: Construct,
  vpcId: string,
  options: DhcpOptions | undefined,
  tags: Record<string, string>,
): void {
  if (!options) return;
  const set = new VpcDhcpOptions(scope, "DhcpOptions", {
    domainName: options.domainName,
    domainNameServers: [...(options.domainNameServers ?? ["AmazonProvidedDNS"])],
    ntpServers: options.ntpServers && [...options.ntpServers],
    tags,
  });
  new VpcDhcpOptionsAssociation(scope, "DhcpOptionsAssociation", { vpcId, dhcpOptionsId: set.id });
}
