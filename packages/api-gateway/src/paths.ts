import { matches, must, type Problem } from "@plinth/core";
import type { ApiKind } from "./log-fields";

export type HttpMethod = "ANY" | "DELETE" | "GET" | "HEAD" | "OPTIONS" | "PATCH" | "POST" | "PUT";

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

export function pathProblems(kind: ApiKind, path: string): Problem[] {
  const segments = path.split("/").slice(1);
  const [greedy] = segments.slice(0, -1).filter((segment) => segment.endsWith("+}"));
  const variables = variablesOf(path);
  const repeated = variables.find((name, index) => variables.indexOf(name) !== index);
  const wrong = path === "/" ? undefined : segments.find((segment) => !SEGMENT[kind].test(segment));
  return [
    must(path.startsWith("/"), `path must begin with "/", got "${path}"`),
    path.startsWith("/") &&
      wrong !== undefined &&
      `path must be made of names, {variables} and a last {variable+}, got "${wrong}" in "${path}"`,
    greedy !== undefined && `path must end with its greedy variable, got "${greedy}" inside "${path}"`,
    repeated !== undefined && `path must not repeat a variable, got "{${repeated}}" twice in "${path}"`,
  ];
}

/** A route's key becomes part of ids. */
export function keyProblem(key: string): Problem {
  return matches("key", key, /^[A-Za-z][A-Za-z0-9-]{0,63}$/, "be a word such as Orders");
}

/** The end of an execution ARN: who may be called for what. `ANY` and variables become wildcards. */
export function permissionPath(method: HttpMethod, path: string): string {
  return `${method === "ANY" ? "*" : method}${path.replace(/\{[^}]+\}/g, "*")}`;
}
