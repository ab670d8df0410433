/** Link to the page of a thing and the section of a signal below the module's runbooks. */
export function runbookFor(runbooks: string | undefined, title: string, key: string): string | undefined {
  return runbooks && `${runbooks.replace(/\/$/, "")}/${slug(title)}#${key}`;
}

function slug(title: string): string {
  return title.toLowerCase().replace(/[^a-z0-9]+/g, "-");
}
