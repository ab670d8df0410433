import { network } from "./network";

const peer = { vpcId: "vpc-0f1e2d3c4b5a69788", cidrBlock: "10.1.0.0/16" };

test("in the same account and region is accepted at once", () => {
  expect(network({}, (vpc) => vpc.addPeering("Shared", { peer })).the("aws_vpc_peering_connection")).toMatchObject({
    auto_accept: true,
    peer_vpc_id: "vpc-0f1e2d3c4b5a69788",
  });
});

test("elsewhere is accepted by the other side", () => {
  const asked = network({}, (vpc) =>
    vpc.addPeering("Shared", { peer, peerRegion: "eu-west-1", peerAccountId: "210987654321" }),
  );
  expect(asked.the("aws_vpc_peering_connection").auto_accept).toBeUndefined();
  const accepted = network({}, (vpc) =>
    vpc.acceptPeering("Platform", { peer, peeringConnectionId: "pcx-0a1b2c3d4e5f60718" }),
  );
  expect(accepted.the("aws_vpc_peering_connection_accepter")).toMatchObject({
    auto_accept: true,
    vpc_peering_connection_id: "pcx-0a1b2c3d4e5f60718",
  });
});

test("names are answered with private addresses where this side may say so", () => {
  const sides = (speak: Parameters<typeof network>[1]) => {
    const { requester, accepter } = network({}, speak).the("aws_vpc_peering_connection_options");
    return [requester, accepter];
  };
  const yes = { allow_remote_vpc_dns_resolution: true };
  expect(sides((vpc) => vpc.addPeering("Shared", { peer, dnsResolution: true }))).toEqual([yes, yes]);
  expect(sides((vpc) => vpc.addPeering("Far", { peer, peerRegion: "eu-west-1", dnsResolution: true }))).toEqual([
    yes,
    undefined,
  ]);
  const answer = { peer, peeringConnectionId: "pcx-0a1b2c3d4e5f60718", dnsResolution: true };
  expect(sides((vpc) => vpc.acceptPeering("Platform", answer))).toEqual([undefined, yes]);
});

test("names can be answered later without a change of the connection", () => {
  const [before, after] = [false, true].map((dnsResolution) =>
    network({}, (vpc) => vpc.addPeering("Shared", { peer, dnsResolution })),
  );
  expect(after.document.resource).toMatchObject(before.document.resource);
});

test("of networks that overlap is refused, with an account that is none", () => {
  const inside = { vpcId: "vpc-0f1e2d3c4b5a69788", cidrBlock: "10.0.8.0/21" };
  expect(() => network({}, (vpc) => vpc.addPeering("Shared", { peer: inside, peerAccountId: "42" }))).toThrow(
    [
      'test/Network.addPeering("Shared") (VpcModule) is misconfigured:',
      '  - peerAccountId must have 12 digits, got "42"',
      '  - peer.cidrBlock must not overlap this network\'s 10.0.0.0/16, got "10.0.8.0/21"',
    ].join("\n"),
  );
  expect(() =>
    network({}, (vpc) => vpc.acceptPeering("Shared", { peer: inside, peeringConnectionId: "shared" })),
  ).toThrow(
    [
      'test/Network.acceptPeering("Shared") (VpcModule) is misconfigured:',
      '  - peeringConnectionId must be an id such as "pcx-0a1b2c3d", got "shared"',
      '  - peer.cidrBlock must not overlap this network\'s 10.0.0.0/16, got "10.0.8.0/21"',
    ].join("\n"),
  );
});

test("a further range must not overlap a peer, whichever came first", () => {
  const pods = { ...peer, cidrBlock: "100.64.0.0/16" };
  expect(() =>
    network({}, (vpc) => {
      vpc.addPeering("Shared", { peer: pods });
      vpc.addRange("Pods", "100.64.8.0/21");
    }),
  ).toThrow('cidrBlock must not overlap the peered network\'s 100.64.0.0/16, got "100.64.8.0/21"');
  expect(() =>
    network({}, (vpc) => {
      vpc.addRange("Pods", "100.64.8.0/21");
      vpc.addPeering("Shared", { peer: pods });
    }),
  ).toThrow('peer.cidrBlock must not overlap this network\'s 100.64.8.0/21, got "100.64.0.0/16"');
});
