import { networkOf } from "../../src/network";
import { ALL } from "../../src/sets/cidr";
import { acceptStep, outsidePeer, placesOf, publicStep } from "../../src/ways/place";
import { SHOP, stackOf } from "../fixtures";

const { nodes } = networkOf(stackOf(SHOP));
const places = (name: string, family: 4 | 6 = 4) => {
  const node = nodes.get(name);
  return node ? placesOf(node, family) : [];
};

test("a node has a place for each interface that speaks a version of IP", () => {
  const [place] = places("aws_instance.App");
  expect(place?.peer).toEqual({
    family: 4,
    cidr: expect.objectContaining({ text: "10.0.1.0/24" }),
    isWhole: false,
    within: ["aws_subnet.App", "aws_vpc.Main"],
    title: "aws_instance.App",
  });
  expect(places("aws_instance.App", 6)).toEqual([]);
});

test("an interface without a public address stops the internet, and one with lets it on", () => {
  const grants = (name: string) => places(name).map((place) => publicStep(place).grants.length);
  expect([grants("aws_instance.App"), grants("aws_instance.Web")]).toEqual([[0], [1]]);
});

test("a node accepts everything unless it says what", () => {
  const steps = ["aws_instance.App", "aws_db_instance.Data"].map((name) => {
    const node = nodes.get(name);
    return node && acceptStep(node).map(({ grants }) => grants.map(({ says }) => says));
  });
  expect(steps).toEqual([[], [["listens on tcp 5432"]]]);
});

test("a network outside is meant as a whole", () => {
  expect(outsidePeer(4, ALL[4], "the internet")).toMatchObject({ isWhole: true, within: [] });
});
