import fc from "fast-check";
import type { FleetVolume } from "../src";
import { blockDevices } from "../src/volumes";
import { fleet, KEY, type Some, single } from "./fleet";

const DATA: FleetVolume = { device: "/dev/sdf", sizeGiB: 100 };

test("volumes of the fleet are encrypted, die with the instance and follow the root by name", () => {
  const made = fleet({
    encryptionKey: { arn: KEY },
    volumes: { Logs: { device: "/dev/sdg", sizeGiB: 10, snapshotId: "snap-0a1b2c3d4e5f60718" }, Data: DATA },
  });
  const mappings = made.the("aws_launch_template").block_device_mappings;
  expect(mappings.map(({ device_name }: { device_name: string }) => device_name)).toEqual([
    "/dev/xvda",
    "/dev/sdf",
    "/dev/sdg",
  ]);
  for (const { ebs } of mappings) {
    expect(ebs).toMatchObject({
      encrypted: "true",
      kms_key_id: KEY,
      delete_on_termination: "true",
      volume_type: "gp3",
    });
  }
  expect(mappings[2].ebs.snapshot_id).toBe("snap-0a1b2c3d4e5f60718");
});

const volume = (device: string, sizeGiB: number) => ({
  device,
  sizeGiB,
  iops: 3000,
  throughput: 125,
  snapshotId: undefined,
});
const mappings = (all: Parameters<typeof blockDevices>[2]) => blockDevices("/dev/xvda", volume("/", 8), all, undefined);
const devices = fc.uniqueArray(fc.constantFrom(..."fghijklmnop"), { maxLength: 8 });
const volumes = devices.map((letters) =>
  Object.fromEntries(letters.map((letter, index) => [`V${index}`, volume(`/dev/sd${letter}`, index + 1)])),
);

test("the order in which volumes are given changes nothing", () => {
  fc.assert(
    fc.property(volumes, (all) => {
      const reversed = Object.fromEntries(Object.entries(all).reverse());
      expect(mappings(reversed)).toEqual(mappings(all));
    }),
  );
});

test("another volume changes none of those that were there", () => {
  fc.assert(
    fc.property(volumes, (all) => {
      const before = mappings(all);
      const after = mappings({ ...all, Another: volume("/dev/sdf", 100) });
      expect(after).toEqual(expect.arrayContaining(before));
      expect(after).toHaveLength(before.length + 1);
    }),
  );
});

test("volumes of different devices and any size that gp3 has are taken", () => {
  fc.assert(
    fc.property(volumes, (all) => {
      fleet({ volumes: all });
    }),
    { numRuns: 20 },
  );
});

test.each<[Some["volumes"], string]>([
  [
    { Data: { ...DATA, device: "/dev/xvda" } },
    'volumes.Data.device must be a device such as "/dev/sdf", got "/dev/xvda"',
  ],
  [{ Data: DATA, Logs: DATA }, 'volumes must have a device of its own for each, got {"Data":{'],
  [{ "my data": DATA }, 'volumes must be letters and digits, a letter first, got "my data"'],
  [{ Data: { ...DATA, sizeGiB: 0 } }, "volumes.Data.sizeGiB must be 1 to 16384, got 0"],
  [
    { Data: { ...DATA, iops: 16_000, sizeGiB: 1 } },
    "volumes.Data.iops must be at most 500 for each GiB, got 16000 for 1",
  ],
  [
    { Data: { ...DATA, snapshotId: "latest" } },
    'volumes.Data.snapshotId must be an id such as "snap-0a1b2c3d4e5f60718", got "latest"',
  ],
])("%j is refused", (given, message) => {
  expect(() => fleet({ volumes: given })).toThrow(`test/Web (EC2Module) is misconfigured:\n  - ${message}`);
});

test("the device of the root volume is no other's", () => {
  const ami = { id: "ami-0a1b2c3d4e5f60718", rootDevice: "/dev/sdb" };
  expect(() => fleet({ ami, volumes: { Data: { ...DATA, device: "/dev/sdb" } } })).toThrow(
    "volumes.Data.device must not be that of the root volume, got /dev/sdb",
  );
  expect(() => single({ ami }, (wiki) => wiki.addVolume("Data", { ...DATA, device: "/dev/sdb" }))).toThrow(
    "device must be free, got /dev/sdb again",
  );
});
