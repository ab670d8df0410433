import { withDefaults } from "../src";

interface Props {
  readonly size?: number;
  readonly name?: string;
  readonly protect?: boolean;
}

test("what is given wins, also when it is false or zero; what is undefined falls to the default", () => {
  const props: Props = { size: 0, name: undefined, protect: false };
  expect(withDefaults(props, { size: 3, name: "x", protect: true })).toEqual({ size: 0, name: "x", protect: false });
});

test("props without a default stay as they are", () => {
  const props: Props = { name: "x" };
  expect(withDefaults(props, { size: 3 })).toEqual({ size: 3, name: "x" });
});
