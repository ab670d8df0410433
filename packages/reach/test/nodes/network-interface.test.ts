import { networkOf } from "../../src/network";
import { answers, id, instance, shop, stackOf } from "../fixtures";

const card = { subnet_id: id("aws_subnet.Public"), security_groups: [id("aws_security_group.Web")] };

answers([
  [
    "an interface that nothing has attached is an end of its own",
    shop({
      "aws_network_interface.Appliance": card,
      "aws_eip.Appliance": { network_interface: id("aws_network_interface.Appliance") },
    }),
    "internet → aws_network_interface.Appliance tcp 443",
    true,
    "aws_eip.Appliance",
  ],
  [
    "a group that is attached to it counts",
    shop({
      "aws_network_interface.Appliance": { ...card, security_groups: [id("aws_security_group.Data")] },
      "aws_network_interface_sg_attachment.Appliance": {
        security_group_id: id("aws_security_group.App"),
        network_interface_id: id("aws_network_interface.Appliance"),
      },
    }),
    "aws_instance.Web → aws_network_interface.Appliance tcp 8080",
    true,
  ],
]);

test("an interface that an instance attaches is no end of its own", () => {
  const network = networkOf(
    stackOf(
      shop({
        "aws_network_interface.Second": {
          ...card,
          attachment: [{ instance: id("aws_instance.Two"), device_index: 1 }],
        },
        "aws_instance.Two": instance("aws_subnet.App", "aws_security_group.App"),
      }),
    ),
  );
  expect(network.nodes.has("aws_network_interface.Second")).toBe(false);
  expect(network.nodes.get("aws_instance.Two")?.interfaces.length).toBe(2);
});
