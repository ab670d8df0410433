import { readFileSync } from "node:fs";
import { defineConfig } from "vitepress";

const sidebar = JSON.parse(readFileSync(new URL("../pages/sidebar.json", import.meta.url), "utf8"));
const icon = encodeURIComponent(readFileSync(new URL("../icon.svg", import.meta.url), "utf8"));

/** The pages are copies that `npm run docs` makes; their originals are all over the repository. */
export default defineConfig({
  title: "Plinth",
  description: "Production-ready AWS building blocks for CDK for Terraform",
  base: process.env.DOCS_BASE ?? "/",
  head: [["link", { rel: "icon", href: `data:image/svg+xml,${icon}` }]],
  srcDir: "pages",
  outDir: "dist",
  cacheDir: ".vitepress/cache",
  ignoreDeadLinks: [/^\/api\//],
  themeConfig: {
    nav: [
      { text: "Guide", link: "/guide/getting-started" },
      { text: "Modules", link: "/modules/vpc" },
      { text: "API", link: "/api/index.html", target: "_self" },
    ],
    sidebar,
    outline: [2, 3],
    search: { provider: "local" },
    socialLinks: [{ icon: "github", link: "https://github.com/plinth/plinth" }],
  },
});
