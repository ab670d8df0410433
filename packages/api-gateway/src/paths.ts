import { choice, type Rule, text } from "@plinth/core";
import type { ApiKind } from "./log-fields";

export type HttpMethod = "ANY" | "DELETE" | "GET" | "HEAD" | "OPTIONS" | "PATCH" | "POST" | "PUT";
export const HTTP_METHOD = choice("ANY", "DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT").literal();

/** The key of what a method adds. It ends ids and names. */
export const KEY = text("be a word such as Orders", /^[A-Za-z][A-Za-z0-9-]{0,63}$/).literal();

/** Routes and their addresses follow from it. */
export const PATH = text('begin with "/"', /^\//).literal();

/** What a segment may be; the greedy variable only at the end. AWS docs, "Routing HTTP API requests", "CreateResource". */
const SEGMENT = { HTTP: /^([^\s/{}?#]+|\{[\w.-]+\}|\{[\w.-]+\+\})$/, REST: /^([\w.:-]+|\{[\w.-]+\}|\{[\w.-]+\+\})$/ };

export function segmentsOf(path: string): string[] {
  return path.split("/").slice(1).filter(Boolean);
}

/** Names of the variables: `["id", "proxy"]` for `/orders/{id}/{proxy+}`. */
export function variablesOf(path: string): string[] {
  return segmentsOf(path)
    .filter((segment) => segment.startsWith("{"))
    .map((segment) => segment.replace(/[{}+]/g, ""));
}

export function pathRules(kind: ApiKind): Rule<{ readonly path: string }>[] {
  return [
    ({ path }) => {
      const wrong = path === "/" ? undefined : path.split("/").find((part, at) => at > 0 && !SEGMENT[kind].test(part));
      return (
        wrong !== undefined &&
        `path must be made of names, {variables} and a last {variable+}, got "${wrong}" in "${path}"`
      );
    },
    ({ path }) => {
      const greedy = segmentsOf(path)
        .slice(0, -1)
        .find((segment) => segment.endsWith("+}"));
      return greedy && `path must end with its greedy variable, got "${greedy}" inside "${path}"`;
    },
    ({ path }) => {
      const variables = variablesOf(path);
      const repeated = variables.find((name, index) => variables.indexOf(name) !== index);
      return repeated && `path must not repeat a variable, got "{${repeated}}" twice in "${path}"`;
    },
  ];
}

/** The end of an execution ARN: who may be called for what. `ANY` and variables become wildcards. */
export function permissionPath(method: HttpMethod, path: string): string {
  return `${method === "ANY" ? "*" : method}${path.replace(/\{[^}]+\}/g, "*")}`;
}
