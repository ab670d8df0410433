import { answersOf, presetsOf, readFlags } from "../src/answers";

const answer = (...args: string[]) => {
  const flags = readFlags(args);
  return answersOf({ folder: flags.folder, ...presetsOf(flags) });
};

test("nothing said is the example as it is", () => {
  expect(answer()).toEqual({
    name: "web-platform",
    folder: "web-platform",
    region: "us-east-1",
    environments: { dev: "dev", prod: "prod" },
    stateBucket: undefined,
    core: "cdktf",
  });
});

test("the folder names the project, unless a name is said", () => {
  expect(answer("apps/shop")).toMatchObject({ folder: "apps/shop", name: "shop" });
  expect(answer("apps/shop", "--name", "fair")).toMatchObject({ folder: "apps/shop", name: "fair" });
});

test("another environment says whose sizes it starts with", () => {
  expect(answer("--environments", "dev, staging=prod").environments).toEqual({ dev: "dev", staging: "prod" });
});

test("everything that is wrong is said at once", () => {
  expect(() =>
    answer("--name", "Shop", "--region", "mars", "--environments", "qa", "--state", "s3", "--core", "pulumi"),
  ).toThrow(`the project cannot be made:
  - name must be a to z, 0 to 9 and -, at most 30, got "Shop"
  - region must be the name of a region such as "eu-central-1", got "mars"
  - environments must be dev, prod, or other names with the sizes of one of them (staging=prod), got "qa"
  - bucket must name the bucket of the state, got ""
  - core must be cdktf or cdktn, got "pulumi"`);
});

test.each([
  [["--environments", "dev,dev"], '  - environments must be named once, got "dev" twice'],
  [["--environments", "dev=prod"], '  - environments must keep dev as it is, got "dev=prod"'],
  [["--environments", "index=dev"], "  - environments must not be named like a word of TypeScript or a file"],
  [["--region", "us-west-1"], '  - region must have three zones, and us-west-1 has two, got "us-west-1"'],
  [["--state", "gcs"], '  - state must be local or s3, got "gcs"'],
  [["--bucket", "my-state"], '  - bucket needs --state s3, got "my-state"'],
])("%j is refused", (args, message) => {
  expect(() => answer(...args)).toThrow(message);
});

test("one folder at most is taken, and no flag that does not exist", () => {
  expect(() => readFlags(["one", "two"])).toThrow("one folder at most, got one, two");
  expect(() => readFlags(["--nmae", "shop"])).toThrow("Unknown option '--nmae'");
});
