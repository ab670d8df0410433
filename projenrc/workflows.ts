import { type IResolver, YamlFile } from "projen";
import type { Monorepo } from "./monorepo";

/** Tags can be moved; the commit of a release cannot. */
const ACTIONS = {
  "actions/checkout": { version: "v5.0.0", commit: "08c6903cd8c0fde910a37f88322edcfb5dd907a8" },
  "actions/setup-node": { version: "v5.0.0", commit: "a0853c24544627f65ddf259abe73b1d18a591444" },
  "actions/setup-python": { version: "v6.0.0", commit: "e797f83bcb11b83ae66e0230d6156d7c80228e7c" },
  "actions/upload-pages-artifact": { version: "v4.0.0", commit: "7b1f4a764d45c48632c6b24a0339c27f5614fb0b" },
  "actions/deploy-pages": { version: "v4.0.5", commit: "d6db90164ac5ed86f2b6aed7e0febac5b3c0c03e" },
  "hashicorp/setup-terraform": { version: "v3.1.2", commit: "b9cd54a3c349d3f38e8881555d616ced269862dd" },
} as const;

const ACTIONLINT = "github.com/rhysd/actionlint/cmd/actionlint@v1.7.12";

interface Step {
  readonly name?: string;
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Record<string, string | number | boolean>;
  readonly env?: Record<string, string>;
  readonly [key: string]: unknown;
}

/** What the unit tests synthesize with, and the AWS provider that validates it. */
interface Bindings {
  readonly lane: string;
  readonly provider: string;
}

/** Every pull request, and the main branch before a release: unit tests on all that is supported, the rest once. */
export function ciWorkflow(
  root: Monorepo,
  options: {
    nodes: readonly number[];
    bindings: readonly Bindings[];
    terraform: string;
    /** The path under which GitHub Pages serves the site. */
    site: string;
  },
): void {
  new Workflow(root, "ci", {
    on: { pull_request: {}, workflow_call: {} },
    permissions: { contents: "read" },
    concurrency: { group: "ci-${{ github.ref }}", "cancel-in-progress": "${{ github.event_name == 'pull_request' }}" },
    jobs: {
      test: {
        "runs-on": "ubuntu-latest",
        "timeout-minutes": 30,
        strategy: { "fail-fast": false, matrix: { node: options.nodes, bindings: options.bindings } },
        steps: [
          checkout(),
          ...install("${{ matrix.node }}"),
          { name: "Use the Node of the matrix, not the one of the lock", run: "rm node_modules/.bin/node" },
          ...terraform(options.terraform, "${{ matrix.bindings.provider }}"),
          { run: "npm test", env: { PLINTH_LANE: "${{ matrix.bindings.lane }}" } },
        ],
      },
      e2e: {
        "runs-on": "ubuntu-latest",
        "timeout-minutes": 60,
        steps: [
          checkout(),
          ...install("24"),
          ...terraform(options.terraform, options.bindings[0].provider),
          action("actions/setup-python", { "python-version": "3.11" }),
          { run: "pip install 'moto[server]==5.2.1'" },
          { run: "npm run e2e" },
        ],
      },
      rehearsal: {
        "runs-on": "ubuntu-latest",
        "timeout-minutes": 20,
        steps: [checkout({ "fetch-depth": 0 }), ...install("24"), { run: "npm run release:rehearsal" }],
      },
      docs: {
        "runs-on": "ubuntu-latest",
        "timeout-minutes": 20,
        steps: [
          checkout(),
          ...install("24"),
          { run: "npm run docs", env: { DOCS_BASE: options.site } },
          {
            if: "github.ref == 'refs/heads/main'",
            ...action("actions/upload-pages-artifact", { path: "docs/site/dist" }),
          },
        ],
      },
      workflows: {
        "runs-on": "ubuntu-latest",
        "timeout-minutes": 10,
        steps: [checkout(), { run: `go run ${ACTIONLINT}` }],
      },
    },
  });
}

/**
 * The main branch, once its tests have passed: versions, changelogs, a tag and a release on GitHub, then npm, then the
 * site that the tests built. Only the job `publish` can publish, and it publishes what the newest tag holds, so that
 * running it again completes what failed.
 */
export function releaseWorkflow(root: Monorepo, options: { node: number; npmEnvironment: string }): void {
  new Workflow(root, "release", {
    on: { push: { branches: ["main"] } },
    permissions: { contents: "read" },
    concurrency: { group: "release", "cancel-in-progress": false },
    jobs: {
      ci: { uses: "./.github/workflows/ci.yml" },
      version: {
        needs: "ci",
        "runs-on": "ubuntu-latest",
        "timeout-minutes": 20,
        permissions: { contents: "write" },
        outputs: { tag: "${{ steps.newest.outputs.tag }}" },
        steps: [
          checkout({ "fetch-depth": 0 }),
          ...install(String(options.node), false),
          { run: "npx semantic-release", env: { GITHUB_TOKEN: "${{ github.token }}" } },
          {
            id: "newest",
            run: `echo "tag=$(git describe --tags --abbrev=0 --match 'v[0-9]*')" >> "$GITHUB_OUTPUT"`,
          },
        ],
      },
      publish: {
        needs: "version",
        if: "needs.version.outputs.tag != 'v0.0.0'",
        "runs-on": "ubuntu-latest",
        "timeout-minutes": 20,
        environment: options.npmEnvironment,
        permissions: { contents: "write", "id-token": "write" },
        steps: [
          checkout({ ref: "${{ needs.version.outputs.tag }}", "fetch-depth": 0, "persist-credentials": true }),
          ...install(String(options.node), false),
          { run: "npm run build" },
          { run: "npm run release:publish", env: { NPM_CONFIG_PROVENANCE: "true" } },
        ],
      },
      site: {
        needs: "publish",
        "runs-on": "ubuntu-latest",
        "timeout-minutes": 10,
        environment: { name: "github-pages", url: "${{ steps.deployed.outputs.page_url }}" },
        permissions: { pages: "write", "id-token": "write" },
        steps: [{ id: "deployed", ...action("actions/deploy-pages") }],
      },
    },
  });
}

function checkout(options: NonNullable<Step["with"]> = {}): Step {
  return action("actions/checkout", { "persist-credentials": false, ...options });
}

/** @param cached - whether npm's cache is kept between runs; not where something is released */
function install(node: string, cached = true): Step[] {
  return [
    action("actions/setup-node", { "node-version": node, ...(cached ? { cache: "npm" } : {}) }),
    { run: "npm ci --ignore-scripts --no-audit --no-fund" },
  ];
}

function terraform(version: string, provider: string): Step[] {
  return [
    action("hashicorp/setup-terraform", { terraform_version: version, terraform_wrapper: false }),
    {
      name: "Mirror the AWS provider",
      env: { PROVIDER: provider },
      run: [
        'mkdir -p "$RUNNER_TEMP/mirror"',
        'cd "$RUNNER_TEMP/mirror"',
        'echo "terraform { required_providers { aws = { source = \\"hashicorp/aws\\", version = \\"$PROVIDER\\" } } }" > versions.tf',
        "terraform providers mirror .",
        'echo "PLINTH_PROVIDER_MIRROR=$RUNNER_TEMP/mirror" >> "$GITHUB_ENV"',
      ].join("\n"),
    },
  ];
}

function action(name: keyof typeof ACTIONS, options?: Step["with"]): Step {
  return { uses: `${name}@${ACTIONS[name].commit}`, with: options };
}

/** `.github/workflows/<name>.yml`, with the version beside each pinned commit. */
class Workflow extends YamlFile {
  constructor(root: Monorepo, name: string, content: object) {
    super(root, `.github/workflows/${name}.yml`, { obj: { name, ...content } });
  }

  protected override synthesizeContent(resolver: IResolver): string | undefined {
    return super
      .synthesizeContent(resolver)
      ?.replace(/uses: (\S+)@\w+$/gm, (line, name: keyof typeof ACTIONS) => `${line} # ${ACTIONS[name].version}`);
  }
}
