import { readDocument } from "@plinth/model";
import { allPaths, explain, reachTo, textOfPaths } from "@plinth/reach";
import { synthesizeExample } from "../../provider-matrix/compare";

const [DATABASE, FLEET, BALANCER] = ["aws_db_instance.Database", "aws_autoscaling_group.Web", "aws_lb.Balancer"];
const stacks = [...synthesizeExample("aws5")].map(([name, text]) => [name, readDocument(JSON.parse(text))] as const);

test("the example has two stacks", () => {
  expect(stacks.map(([name]) => name)).toEqual(["web-platform-dev", "web-platform-prod"]);
});

describe.each(stacks)("%s", (_name, stack) => {
  test("has these ways and no others", () => {
    const lines = textOfPaths(allPaths(stack)).replace(/(VpcLink|_S3)_\w+/g, "$1");
    expect(lines.split("\n").sort()).toEqual([
      `aws_apigatewayv2_vpc_link.Api_VpcLink → ${BALANCER}: tcp 443`,
      `${FLEET} → ${DATABASE}: tcp 5432`,
      `${FLEET} → ${BALANCER}: tcp 443`,
      `${FLEET} → aws_vpc_endpoint.Network_S3: tcp 443`,
      `${FLEET} → internet: tcp 443`,
      `${BALANCER} → ${FLEET}: tcp 8080`,
      "internet → aws_apigatewayv2_vpc_link.Api_VpcLink: tcp 443",
      `internet → ${BALANCER}: tcp 80, 443`,
    ]);
  });

  test("nothing but the fleet reaches the database, through a balancer or not", () => {
    expect(reachTo(stack, DATABASE).map(({ from, ports, via }) => ({ from, ports, via }))).toEqual([
      { from: FLEET, ports: "5432", via: [] },
    ]);
  });

  test("the internet reaches the fleet through the balancer alone", () => {
    const question = { from: "internet", to: FLEET, port: 8080 };
    expect(explain(stack, question)).toMatchObject({ reachable: true, via: [BALANCER] });
    expect(explain(stack, { ...question, port: 22 })).toMatchObject({ reachable: false });
  });

  test("every hop of a way is a resource of the stack", () => {
    const strange = allPaths(stack).flatMap(({ hops }) => hops.filter(({ address }) => stack.at(address).length === 0));
    expect(strange).toEqual([]);
  });
});
