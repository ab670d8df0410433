import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join, relative } from "node:path";

/** Names every link of a built site that leads to no page, or to no heading of it; `base` is where the site is served. */
export function deadLinks(site: string, base: string): string[] {
  const pages = new Map(
    readdirSync(site, { recursive: true, encoding: "utf8" })
      .filter((name) => name.endsWith(".html"))
      .map((name) => [join(site, name), parse(readFileSync(join(site, name), "utf8"))]),
  );
  if (pages.size === 0) return [`${site} has no page`];
  return [...pages].flatMap(([file, { links }]) =>
    links.flatMap((link) => {
      const problem = whyDead(link, file);
      return problem ? [`${relative(site, file)}: ${link} ${problem}`] : [];
    }),
  );

  function whyDead(link: string, file: string): string | undefined {
    const [path, fragment] = link.split("#").map(decodeURIComponent);
    const target = path === "" ? file : fileOf(path.split("?")[0], file);
    if (!target) return "leads nowhere";
    const page = pages.get(target);
    if (fragment && page && !page.ids.has(fragment)) return "names no heading";
  }

  function fileOf(path: string, from: string): string | undefined {
    const absolute = path.startsWith("/") ? join(site, path.slice(base.length - 1)) : join(dirname(from), path);
    const candidates = [absolute, `${absolute}.html`, join(absolute, "index.html")];
    return candidates.find((candidate) => existsSync(candidate) && statSync(candidate).isFile());
  }
}

/** Links to the site itself, and the ids that can be linked to. */
function parse(html: string): { links: string[]; ids: Set<string> } {
  const text = html.replace(/<script\b[\s\S]*?<\/script>/g, "");
  const values = (attribute: string) =>
    [...text.matchAll(new RegExp(`\\s${attribute}="([^"]*)"`, "g"))].map(([, value]) => value.replaceAll("&amp;", "&"));
  const links = [...values("href"), ...values("src")].filter((link) => !/^([a-z]+:|\/\/|$)/.test(link) && link !== "#");
  return { links: [...new Set(links)], ids: new Set(values("id")) };
}
