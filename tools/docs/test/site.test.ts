import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { deadLinks } from "../site/check-links";
import { routes, sidebar } from "../site/routes";

const all = routes();

test("every page has a place of its own, and is in the sidebar", () => {
  expect(new Set(all.values()).size).toBe(all.size);
  const links = sidebar(all).flatMap(({ items }) => items.map(({ link }) => link));
  expect(links).toHaveLength(all.size - 1);
  expect(links).toEqual(expect.arrayContaining(["/guide/getting-started", "/modules/vpc", "/decisions/"]));
});

describe("the link checker", () => {
  let site: string;
  beforeEach(() => {
    site = mkdtempSync(join(tmpdir(), "plinth-site-"));
  });
  afterEach(() => rmSync(site, { recursive: true }));

  const dead = (pages: Record<string, string>, base = "/") => {
    for (const [name, html] of Object.entries(pages)) {
      mkdirSync(dirname(join(site, name)), { recursive: true });
      writeFileSync(join(site, name), html);
    }
    return deadLinks(site, base);
  };

  test("finds nothing wrong with pages, headings, folders and the outside", () => {
    const index =
      '<a href="/a.html#one"></a> <a href="b/"></a> <a href="#top" id="top"></a> <a href="https://x.org/y"></a>';
    expect(dead({ "index.html": index, "a.html": '<h2 id="one">', "b/index.html": '<a href="../a"></a>' })).toEqual([]);
  });

  test("names a page, a heading and a picture that are not there", () => {
    expect(dead({ "index.html": '<a href="/b.html"> <a href="#x"> <img src="/c.svg">' })).toEqual([
      "index.html: /b.html leads nowhere",
      "index.html: #x names no heading",
      "index.html: /c.svg leads nowhere",
    ]);
  });

  test("knows where the site is served", () => {
    expect(dead({ "index.html": '<a href="/plinth/a.html">', "a.html": "" }, "/plinth/")).toEqual([]);
  });

  test("is not satisfied with an empty site", () => {
    expect(dead({})).toEqual([`${site} has no page`]);
  });
});
