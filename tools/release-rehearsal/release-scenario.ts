import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Step } from "../e2e/runner";
import { Clone } from "./clone";
import { CopiedOut, installAlone } from "./consumer";
import { createProject, LIMIT_SECONDS, unpackTemplate } from "./created";
import { type Registry, startRegistry } from "./registry";
import { expectEqual } from "./run";
import { checkTarballs } from "./tarballs";
import { openToolbox } from "./toolbox";

/** What no registry lets anybody publish at first, so that the first release fails half-way. */
const REFUSED = "rds";

/** Two releases in a row, from commits to somebody's project. */
export async function rehearse(step: Step): Promise<void> {
  const clone = await step("there is a clone, and tools are installed", async () => {
    const [made] = await Promise.all([Clone.make(), openToolbox()]);
    return made;
  });
  let registry = await startRegistry(`@plinth/${REFUSED}`);
  try {
    await firstRelease(step, clone, registry);
    await registry.stop();
    registry = await startRegistry();
    await step("publishing again completes it", async () => {
      await publish(clone, registry);
      await expectPublished(clone, registry);
    });
    await secondRelease(step, clone, registry);
    await step("one package installs alone", () => installAlone(registry.npmrc));
    await copiedOut(step, clone, registry);
    const home = mkdtempSync(join(tmpdir(), "plinth-created-"));
    await created(step, clone, registry, home).finally(() => rmSync(home, { recursive: true }));
  } finally {
    await registry.stop();
  }
}

async function firstRelease(step: Step, clone: Clone, registry: Registry): Promise<void> {
  const before = clone.versions();
  await step("a feature and what waits in changesets are released", async () => {
    await clone.commit("feat(vpc): say how big the network is", { "packages/vpc/src/index.ts": remark });
    await clone.release();
    expectEqual(clone.versions().vpc, raised(before.vpc, "minor"), "the version of vpc");
    expectEqual(clone.changesets(), [], "changesets that are left");
    expectEqual(await clone.git("status", "--porcelain"), "", "what is not committed");
    const tag = (await clone.git("describe", "--tags", "--exact-match", "--match", "v*")).trim();
    expectEqual((await clone.git("ls-remote", "origin", `refs/tags/${tag}`)) === "", false, `whether ${tag} is pushed`);
  });
  await step("the release is built, without what is left of a deleted source", async () => {
    for (const kind of ["js", "d.ts"]) {
      writeFileSync(join(clone.folder, "packages", "vpc", "lib", `of-a-deleted-source.${kind}`), "");
    }
    await clone.build();
  });
  await step("a publication that fails half-way says so", async () => {
    const { status } = await clone.publish(registry);
    expectEqual(status === 0, false, "whether publishing succeeded");
    expectEqual(await registry.versions(`@plinth/${REFUSED}`), [], `versions of ${REFUSED}`);
    expectEqual((await registry.versions("@plinth/core")).length, 1, "how many versions core has");
  });
}

async function secondRelease(step: Step, clone: Clone, registry: Registry): Promise<void> {
  const before = clone.versions();
  await step("a feature, a fix and a hand-written changeset are released, each package on its own", async () => {
    await clone.commit("feat(vpc): say how small the network is", { "packages/vpc/src/index.ts": remark });
    await clone.commit("fix(rds): count the days right", { "packages/rds/src/index.ts": remark });
    await clone.commit("docs(s3): a word more", { "packages/s3/README.md": (text) => `${text}\nA word more.\n` });
    await clone.commit("chore: tell what changed in alb", {
      ".changeset/alb.md": () => '---\n"@plinth/alb": patch\n---\n\nWritten by hand.\n',
    });
    await clone.release();
    const { vpc, rds, alb, "create-plinth": create } = before;
    const after = {
      vpc: raised(vpc, "minor"),
      rds: raised(rds, "patch"),
      alb: raised(alb, "patch"),
      "create-plinth": raised(create, "patch"),
    };
    expectEqual(clone.versions(), { ...before, ...after }, "versions after the second release");
  });
  await step("what projen generates is as it was", async () => {
    await clone.run("env", "PROJEN_DISABLE_POST=1", "tsx", ".projenrc.ts");
    expectEqual(await clone.git("status", "--porcelain"), "", "what projen changed");
  });
  await step("changelogs say what changed, and where", async () => {
    for (const [name, change] of Object.entries({
      vpc: /^### Minor Changes\n\n- [0-9a-f]{7}: say how small the network is$/m,
      rds: /^### Patch Changes\n\n- [0-9a-f]{7}: count the days right$/m,
      alb: /^### Patch Changes\n\n- (?:[0-9a-f]{7}: )?Written by hand\.$/m,
    })) {
      const changelog = clone.read(`packages/${name}/CHANGELOG.md`);
      const [, newest] = changelog.split(/^## /m);
      expectEqual(
        newest.startsWith(clone.versions()[name]),
        true,
        `whether the newest entry of ${name} is the release`,
      );
      expectEqual(change.test(newest), true, `whether the changelog of ${name} has ${change}:\n${newest}`);
    }
  });
  await step("the second release is built and published, and nothing private", async () => {
    await clone.build();
    await publish(clone, registry);
    await expectPublished(clone, registry);
    expectEqual((await registry.versions("@plinth/vpc")).length, 2, "how many versions vpc has");
    expectEqual((await registry.versions("@plinth/core")).length, 1, "how many versions core has");
    expectEqual(await registry.versions("@plinth-examples/web-platform"), [], "versions of the example");
  });
  await step("without a change there is no release", async () => {
    const tags = await clone.git("tag");
    await clone.release();
    expectEqual(await clone.git("tag"), tags, "tags");
  });
  await step("tarballs are right: publint, are-the-types-wrong, size, dependencies, no stale file", async () => {
    const { problems, biggest } = await checkTarballs(clone.folder);
    if (problems.length > 0) throw new Error(problems.join("\n"));
    console.log(`  the biggest: ${biggest}`);
  });
}

async function copiedOut(step: Step, clone: Clone, registry: Registry): Promise<void> {
  const project = new CopiedOut(registry.npmrc);
  await step("the example is somebody's project, with the packages of the second release", async () => {
    const installed = await project.install();
    const versions = clone.versions();
    const expected = Object.fromEntries(Object.keys(installed).map((name) => [name, versions[name]]));
    expectEqual(installed, expected, "installed versions");
  });
  await step("it synthesizes the stacks of the release", () =>
    project.synthesize(join(clone.folder, "tools", "upgrade", "baseline")),
  );
  await step("it compiles on TypeScript 5, 6 and 7, with node16 and bundler", () => project.typeCheck());
  await step("CommonJS and ES modules synthesize the same", () => project.runBothWays());
}

async function created(step: Step, clone: Clone, registry: Registry, home: string): Promise<void> {
  await step(`npm create plinth leads to synthesized stacks within ${LIMIT_SECONDS} s`, async () => {
    const seconds = await createProject(home, registry);
    console.log(`  with what npm has in its cache: ${seconds.toFixed(1)} s`);
    if (seconds > LIMIT_SECONDS) throw new Error(`it took ${seconds.toFixed(1)} s`);
  });
  await step("so does the template of the release, which is the same when it is packed again", async () => {
    const packed = readFileSync(clone.template);
    await clone.run("npm", "run", "release:template");
    expectEqual(readFileSync(clone.template).equals(packed), true, "whether the archive is the same");
    await unpackTemplate(home, clone.template);
  });
}

async function publish(clone: Clone, registry: Registry): Promise<void> {
  const { status, stdout, stderr } = await clone.publish(registry);
  if (status !== 0) throw new Error(`${stdout}${stderr}`);
}

/** Every version of the clone is in the registry, and has its tag at the origin. */
async function expectPublished(clone: Clone, registry: Registry): Promise<void> {
  const tags = await clone.git("ls-remote", "--tags", "origin");
  for (const [folder, version] of Object.entries(clone.versions())) {
    const name = ["create-plinth", "plinth"].includes(folder) ? folder : `@plinth/${folder}`;
    const published = await registry.versions(name);
    expectEqual(published.at(-1), version, `the newest version of ${name} in the registry`);
    expectEqual(tags.includes(`refs/tags/${name}@${version}`), true, `whether ${name}@${version} has a tag`);
  }
}

/** A change to a source that changes nothing. */
function remark(text: string): string {
  return `${text}// Rehearsed.\n`;
}

function raised(version: string, level: "minor" | "patch"): string {
  const [major, minor, patch] = version.split(".").map(Number);
  return level === "minor" ? `${major}.${minor + 1}.0` : `${major}.${minor}.${patch + 1}`;
}
