import { run, USAGE } from "../src/run";
import { folderWith } from "./folder";

const folder = folderWith({ "document.json": { resource: { aws_vpc: { Main: { cidr_block: "10.0.0.0/16" } } } } });

test.each([[], ["--help"], ["-h"]])("plinth %s shows every command and the exit codes", (...words) => {
  expect(run(words, folder)).toEqual({ status: 0, output: USAGE });
  for (const name of ["show", "draw", "check", "plan", "reach", "access", "diff"])
    expect(USAGE).toContain(`plinth ${name} `);
});

test("the version is that of the package", () => {
  expect(run(["--version"], folder)).toEqual({ status: 0, output: expect.stringMatching(/^\d+\.\d+\.\d+/) });
});

test.each(["show", "draw", "check", "plan", "reach", "access", "diff"])("%s explains itself", (name) => {
  const { status, output } = run([name, "--help"], folder);
  expect([status, output.split("\n")[0]]).toEqual([0, expect.stringContaining(`plinth ${name} `)]);
});

test.each(["judge", "toString", "constructor"])("the command %s is unknown, and the known ones are shown", (name) => {
  expect(run([name], folder)).toEqual({ status: 2, output: `there is no command ${name}\n\n${USAGE}` });
});

test("an unknown option is named", () => {
  const { status, output } = run(["show", "document.json", "--colour"], folder);
  expect(status).toBe(2);
  expect(output).toMatch(/^Unknown option '--colour'/);
});
