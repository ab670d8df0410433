import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { Browser, findBrowser } from "./browser";

/** A telephone, and a notebook. */
const SCREENS = [
  { width: 390, height: 844 },
  { width: 1440, height: 900 },
];

/** A question that the page of a module answers. */
const QUESTION = { text: "NAT gateways", page: "modules/subnet" };

const TYPES: Record<string, string> = {
  ".html": "text/html",
  ".js": "text/javascript",
  ".css": "text/css",
  ".svg": "image/svg+xml",
};

/** What a reader would find wrong with a built site: errors, pages that are too wide, a dumb search. */
export async function problemsInBrowser(site: string, base: string): Promise<string[]> {
  const program = findBrowser();
  if (!program) {
    if (process.env.CI) return ["there is no Chromium or Chrome to look at the site with"];
    console.log("no Chromium or Chrome: nobody looked at the site");
    return [];
  }
  const problems: string[] = [];
  let page = "";
  const browser = new Browser(program, (method, params) => {
    const { url = "", status = 0 } = (params.response ?? {}) as { url?: string; status?: number };
    if (method === "Runtime.exceptionThrown") problems.push(`${page}: ${JSON.stringify(params.exceptionDetails)}`);
    if (method === "Network.responseReceived" && status >= 400) problems.push(`${page} asks in vain for ${url}`);
  });
  const server = await serve(site, base);
  const home = `http://127.0.0.1:${(server.address() as AddressInfo).port}${base}`;
  try {
    await browser.open();
    for (page of pagesOf(site)) {
      await visit(browser, home + page);
      for (const { width, height } of SCREENS) {
        await browser.resize(width, height);
        const needed = await browser.value<number>("document.documentElement.scrollWidth");
        if (needed > width) problems.push(`${page} is ${needed} pixels wide on a screen of ${width}`);
      }
    }
    page = "search";
    await visit(browser, home);
    problems.push(...(await search(browser)));
    return problems;
  } finally {
    await browser.close();
    server.close();
  }
}

async function visit(browser: Browser, url: string): Promise<void> {
  await browser.send("Page.navigate", { url });
  await until(browser, `location.href.startsWith(${JSON.stringify(url)}) && document.readyState === "complete"`);
}

/** Asks what a reader would ask, and reads the first answer. */
async function search(browser: Browser): Promise<string[]> {
  const { text, page } = QUESTION;
  await until(browser, "document.querySelector('.VPNavBarSearch button')");
  await browser.value("document.querySelector('.VPNavBarSearch button').click()");
  await until(browser, "document.querySelector('.search-input')");
  await browser.value("document.querySelector('.search-input').focus()");
  await browser.send("Input.insertText", { text });
  const found = await until(browser, "document.querySelector('.VPLocalSearchBox .result')?.href");
  return found.includes(page) ? [] : [`the search for ${text} finds ${found} first, not ${page}`];
}

/** What an expression says as soon as it says something. */
async function until(browser: Browser, expression: string): Promise<string> {
  for (let attempts = 0; attempts < 200; attempts += 1) {
    const value = await browser.value<unknown>(`(${expression}) || ""`);
    if (value) return String(value);
    await pause(50);
  }
  throw new Error(`the browser waited in vain for ${expression}`);
}

/** The pages that we wrote, and the first of the API reference. */
function pagesOf(site: string): string[] {
  const written = readdirSync(site, { recursive: true, encoding: "utf8" }).filter(
    (name) => name.endsWith(".html") && !name.startsWith("api/"),
  );
  return [...written, "api/index.html"];
}

function serve(site: string, base: string): Promise<Server> {
  const server = createServer(({ url = "/" }, response) => {
    const path = decodeURIComponent(new URL(url, "http://site").pathname).slice(base.length);
    const named = [path, `${path}.html`, join(path, "index.html")].map((name) => join(site, name));
    const file = named.find((name) => existsSync(name) && statSync(name).isFile());
    response.writeHead(file ? 200 : 404, { "content-type": TYPES[extname(file ?? "")] ?? "application/octet-stream" });
    response.end(file && readFileSync(file));
  });
  return new Promise((done) => server.listen(0, "127.0.0.1", () => done(server)));
}
