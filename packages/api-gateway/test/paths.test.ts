import { tmpdir } from "node:os";
import { join } from "node:path";
import { ApiGatewayResource } from "@cdktf/provider-aws/lib/api-gateway-resource";
import { App, TerraformResource, TerraformStack } from "cdktf";
import type { IConstruct } from "constructs";
import fc from "fast-check";
import { ApiGatewayModule, type HttpMethod, RestApiModule } from "../src";
import { pathRules, permissionPath, variablesOf } from "../src/paths";
import { answer, balancerIn, LISTENER, subnets } from "./apis";

const NAMES = ["orders", "a-b", "a", "b", "Default", "v1.0", "resource", "path", "id"];
const METHODS: HttpMethod[] = ["GET", "POST", "ANY"];
/** Variables are named by their depth, so that siblings agree. */
const path = fc
  .array(fc.constantFrom(...NAMES, "{}"), { maxLength: 4 })
  .map((parts) => `/${parts.map((part, depth) => (part === "{}" ? `{v${depth}}` : part)).join("/")}`);
const routes = fc.uniqueArray(fc.tuple(fc.constantFrom(...METHODS), path), {
  minLength: 1,
  maxLength: 6,
  selector: (route) => route.join(" "),
});
type Route = readonly [HttpMethod, string];
const keyOf = ([method, at]: Route) => `R${Buffer.from(`${method} ${at}`).toString("hex").slice(-60)}`;

/** The stack as a tree, which tells addresses without being written out. */
const tree = (speak: (stack: TerraformStack) => void) => {
  const stack = new TerraformStack(new App({ outdir: join(tmpdir(), "plinth-synth") }), "test");
  speak(stack);
  return stack.node.findAll().filter(TerraformResource.isTerraformResource);
};
const rest = (all: readonly Route[]) =>
  tree((stack) => {
    const api = new RestApiModule(stack, "Api", {
      environment: "dev",
      account: "existing",
      authorization: "AWS_IAM",
      webAcl: "none",
    });
    for (const route of all) {
      api.addRoute(keyOf(route), { method: route[0], path: route[1], integration: { function: answer } });
    }
  });
const http = (all: readonly Route[]) =>
  tree((stack) => {
    const api = new ApiGatewayModule(stack, "Api", {
      environment: "dev",
      balancer: balancerIn(stack, "Balancer", LISTENER),
      subnets,
      serverName: "www.example.com",
      authorization: "AWS_IAM",
    });
    for (const route of all) api.addRoute(keyOf(route), { method: route[0], path: route[1] });
  });
const addresses = (made: readonly TerraformResource[]) =>
  made.map(({ terraformResourceType, friendlyUniqueId }) => `${terraformResourceType}.${friendlyUniqueId}`).sort();

test.each([
  ["REST", rest],
  ["HTTP", http],
] as const)("a route of a %s API touches no address of other routes, whatever the order", (_kind, make) => {
  fc.assert(
    fc.property(routes, fc.infiniteStream(fc.nat()), (all, numbers) => {
      const shuffled = all.map((route) => [numbers.next().value, route] as const).sort(([a], [b]) => a - b);
      const whole = addresses(make(all));
      expect(new Set(whole).size).toBe(whole.length);
      expect(addresses(make(shuffled.map(([, route]) => route)))).toEqual(whole);
      expect(whole).toEqual(expect.arrayContaining(addresses(make(all.slice(1)))));
    }),
  );
});

test("every path is one resource, below the resource of the path above it", () => {
  fc.assert(
    fc.property(routes, (all) => {
      const pathOf = (resource: IConstruct | undefined): string =>
        resource instanceof ApiGatewayResource ? `${pathOf(resource.node.scope)}/${resource.pathPartInput}` : "";
      const made = rest(all).filter((resource) => resource instanceof ApiGatewayResource);
      const wanted = all.flatMap(([, path]) => {
        const parts = path.split("/").filter(Boolean);
        return parts.map((_, depth) => `/${parts.slice(0, depth + 1).join("/")}`);
      });
      expect(made.map(pathOf).sort()).toEqual([...new Set(wanted)].sort());
    }),
  );
});

test("a path that can be made is a path that is taken, by both kinds", () => {
  fc.assert(
    fc.property(path, (at) => {
      const rules = [...pathRules("REST"), ...pathRules("HTTP")];
      expect(rules.map((rule) => rule({ path: at }, String)).filter(Boolean)).toEqual([]);
      expect(permissionPath("ANY", at)).toBe(`*${at.replace(/\{v\d\}/g, "*")}`);
      expect(variablesOf(at)).toHaveLength((at.match(/\{/g) ?? []).length);
    }),
  );
});
