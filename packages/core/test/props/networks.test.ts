import { ipv4Range, NETWORK, RANGE } from "../../src/props";
import { read, TEXT } from "./read";

test.each([
  ["10.0.0.0/16", "10.0.0.0/16"],
  [TEXT, TEXT],
  ["10.0.0.0/8", ['prop must be an IPv4 range from /16 to /28, got "10.0.0.0/8"']],
  ["fd00::/20", ['prop must be an IPv4 range from /16 to /28, got "fd00::/20"']],
  ["10.0.0.1/16", ['prop must have zero host bits, got "10.0.0.1/16"']],
  [7, ["prop must be text, got 7"]],
])("an IPv4 range %j", (given, expected) => {
  expect(read(ipv4Range(16, 28), given)).toEqual(expected);
});

test.each([
  ["2001:DB8::/32", "2001:db8::/32"],
  [TEXT, TEXT],
  ["lan", ['prop must be a range such as 10.0.0.0/16, with zero host bits, got "lan"']],
])("a range %j", (given, expected) => {
  expect(read(RANGE, given)).toEqual(expected);
});

test.each([
  ["2001:DB8::/32", "2001:db8::/32"],
  [
    { cidr: TEXT, name: "Lan" },
    { cidr: TEXT, name: "Lan" },
  ],
  [
    { prefixListId: TEXT, name: "Lan" },
    { prefixListId: TEXT, name: "Lan" },
  ],
  ["10.0.0.1/8", ['prop: a range must have zero host bits, got "10.0.0.1/8"']],
  [{}, [expect.stringMatching(/^prop: a network must be a literal range .*, got \{\}$/)]],
  [TEXT, [expect.stringMatching(/^prop: a network must be .*, got a value that is known only after apply$/)]],
])("a network %j", (given, expected) => {
  expect(read(NETWORK, given)).toEqual(expected);
});
