import { amiOwners } from "../../../src/rules/serving/ami-owners";
import { cases, says } from "../../cases";

const ami = (args: object) => ({
  resource: {},
  data: { aws_ami: { Newest: { most_recent: true, filter: [{ name: "name", values: ["al2023-*"] }], ...args } } },
});

cases(amiOwners, {
  fails: { "by name alone": ami({}), "no filter at all": ami({ filter: [] }) },
  passes: {
    "of Amazon": ami({ owners: ["amazon"] }),
    "of an owner, by a filter": ami({ filter: [{ name: "owner-id", values: ["137112412989"] }] }),
  },
});

const filtered = (name: string) =>
  ami({
    filter: [
      { name: "name", values: ["a"] },
      { name, values: ["a"] },
    ],
  });
const EVERYBODY = "looks among the images of everybody";
says(amiOwners, [
  ["by name alone", ami({}), EVERYBODY],
  ...["owner-id", "owner-alias", "image-id"].map((name) => [`by ${name}`, filtered(name), undefined] as const),
  ["by architecture", filtered("architecture"), EVERYBODY],
  ["a list of images", { resource: {}, data: { aws_ami_ids: { All: { filter: [] } } } }, EVERYBODY],
]);
