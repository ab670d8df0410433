import { VpcDhcpOptions } from "@cdktf/provider-aws/lib/vpc-dhcp-options";
import { VpcDhcpOptionsAssociation } from "@cdktf/provider-aws/lib/vpc-dhcp-options-association";
import { list, type ModuleContext, object, type RowsOf, type SettingsOf, text } from "@plinth/core";

/** Limits: AWS docs, "DHCP option sets in Amazon VPC", https://docs.aws.amazon.com/vpc/latest/userguide/VPC_DHCP_Options.html */
export interface DhcpOptions {
  /** Completes host names without a dot. @default - the domain of AWS */
  readonly domainName?: string;
  /** Up to four addresses, or `AmazonProvidedDNS`. @default ["AmazonProvidedDNS"] */
  readonly domainNameServers?: readonly string[];
  /** Up to four addresses. @default - the time service of AWS on the link-local address */
  readonly ntpServers?: readonly string[];
}

export const DHCP_OPTIONS = object({
  domainName: text().optional(),
  domainNameServers: list(text(), { max: 4 }).default(["AmazonProvidedDNS"]),
  ntpServers: list(text(), { max: 4 }).optional(),
} satisfies RowsOf<DhcpOptions>);

export function createDhcpOptions(
  { scope, tags }: ModuleContext,
  vpcId: string,
  options: SettingsOf<typeof DHCP_OPTIONS> | undefined,
): void {
  if (!options) return;
  const set = new VpcDhcpOptions(scope, "DhcpOptions", {
    domainName: options.domainName,
    domainNameServers: [...options.domainNameServers],
    ntpServers: options.ntpServers && [...options.ntpServers],
    tags: tags(),
  });
  new VpcDhcpOptionsAssociation(scope, "DhcpOptionsAssociation", { vpcId, dhcpOptionsId: set.id });
}
