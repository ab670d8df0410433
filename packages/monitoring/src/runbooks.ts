import { matches, type Problem } from "@plinth/core";

/** Link to the page of a thing and the section of a signal below the module's runbooks. */
export function runbookFor(runbooks: string | undefined, title: string, key: string): string | undefined {
  return runbooks && `${runbooks.replace(/\/$/, "")}/${slug(title)}#${key}`;
}

export function runbookProblem(prop: string, link: string | undefined): Problem {
  return matches(prop, link, /^https:\/\/\S{1,500}$/, "be a link that begins with https://");
}

function slug(title: string): string {
  return title.toLowerCase().replace(/[^a-z0-9]+/g, "-");
}
