import { Scratch } from "../scratch";

describe("whether there is a release", () => {
  let scratch: Scratch;
  beforeEach(() => {
    scratch = new Scratch();
  });
  afterEach(() => scratch.delete());

  test("a fix is a patch, a feature is minor, and what breaks is major; the highest counts", () => {
    scratch.commit("fix(vpc): one", { "packages/vpc/src/index.ts": "1" });
    expect(scratch.plugin("analyzeCommits")).toBe("patch");
    scratch.commit("feat(rds): two", { "packages/rds/src/index.ts": "2" });
    expect(scratch.plugin("analyzeCommits")).toBe("minor");
    scratch.commit("feat(vpc)!: three", { "packages/vpc/src/index.ts": "3" });
    expect(scratch.plugin("analyzeCommits")).toBe("major");
  });

  test("what no package ships is no reason", () => {
    scratch.commit("feat: a better example", { "examples/shop/main.ts": "1" });
    scratch.commit("fix(vpc): a test", { "packages/vpc/test/index.test.ts": "1" });
    scratch.commit("feat(inner): something private", { "packages/inner/src/index.ts": "1" });
    scratch.commit("docs(vpc): a word", { "packages/vpc/README.md": "1" });
    scratch.commit("chore(release): v0.1.1 [skip ci]", { "packages/vpc/package.json": '{ "name": "@plinth/vpc" }' });
    expect(scratch.plugin("analyzeCommits")).toBeNull();
  });

  test("a hand-written changeset is a reason", () => {
    scratch.commit("chore: say it", { ".changeset/rds.md": '---\n"@plinth/rds": minor\n---\n\nIt counts.\n' });
    expect(scratch.plugin("analyzeCommits")).toBe("minor");
  });
});

// changesets needs a newer Node than the packages; releases run on Node 24.
const releases = Number(process.versions.node.split(".")[0]) >= 22 ? describe : describe.skip;

releases("what is in a release", () => {
  const version = (name: string) => JSON.parse(scratch.read(`packages/${name}/package.json`)).version;
  const changelog = (name: string) => scratch.read(`packages/${name}/CHANGELOG.md`);

  let scratch: Scratch;
  beforeAll(() => {
    scratch = new Scratch();
    scratch.commit("feat(vpc): flow logs", { "packages/vpc/src/index.ts": "1" });
    scratch.commit("fix(vpc): a typo", { "packages/vpc/README.md": "1" });
    scratch.commit("chore: say it", { ".changeset/rds.md": '---\n"@plinth/rds": patch\n---\n\nIt counts.\n' });
    scratch.commit("feat: both", {
      "packages/s3/src/index.ts": "1",
      "packages/kms/src/index.ts": "1",
      ".changeset/s3.md": '---\n"@plinth/s3": patch\n---\n\nSmaller than it looks.\n',
    });
    scratch.commit("fix(kms)!: other aliases\n\nBREAKING CHANGE: they move.\nGive `alias` to keep yours.", {
      "packages/kms/src/index.ts": "2",
    });
    scratch.plugin("prepare");
  });
  afterAll(() => scratch.delete());

  test("versions are independent, and those of private packages stay", () => {
    const versions = ["vpc", "rds", "s3", "kms", "inner"].map(version);
    expect(versions).toEqual(["0.2.0", "0.1.1", "0.1.1", "1.0.0", "0.1.0"]);
  });

  test("each commit is a line of the changelogs that it touches, with its hash", () => {
    expect(changelog("vpc")).toMatch(/### Minor Changes\n\n- [0-9a-f]{7}: flow logs\n/);
    expect(changelog("vpc")).toMatch(/### Patch Changes\n\n- [0-9a-f]{7}: a typo\n/);
    expect(changelog("kms")).toMatch(/### Minor Changes\n\n- [0-9a-f]{7}: both\n/);
  });

  test("hand-written changesets are honoured", () => {
    expect(changelog("rds")).toMatch(/### Patch Changes\n\n- (?:[0-9a-f]{7}: )?It counts\.\n/);
  });

  test("a commit with its own changeset is described by it, for the packages that it names", () => {
    expect(changelog("s3")).toContain("Smaller than it looks.");
    expect(changelog("s3")).not.toContain("both");
  });

  test("what breaks is told", () => {
    expect(changelog("kms")).toMatch(
      /### Major Changes\n\n- [0-9a-f]{7}: other aliases\s+they move\.\s+Give `alias` to keep yours\./,
    );
  });

  test("it is one commit, pushed, and no changeset is left", () => {
    expect(scratch.git("log", "-1", "--format=%s")).toBe("chore(release): v0.2.0 [skip ci]\n");
    expect(scratch.git("status", "--porcelain")).toBe("");
    expect(scratch.git("ls-files", ".changeset")).toBe(".changeset/config.json\n");
    expect(scratch.git("-C", "origin.git", "rev-parse", "main")).toBe(scratch.git("rev-parse", "HEAD"));
  });

  test("its notes are the new entries of the changelogs", () => {
    expect(scratch.plugin("generateNotes")).toMatch(
      /^## @plinth\/kms 1\.0\.0\n[\s\S]+\n## @plinth\/vpc 0\.2\.0\n[\s\S]+a typo\n$/,
    );
  });
});
