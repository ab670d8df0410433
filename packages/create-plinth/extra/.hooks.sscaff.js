// Run by `cdktf init --template=…` in the new project: names it after its folder, and brings .gitignore, which npm leaves out.
const { readdirSync, readFileSync, renameSync, statSync, writeFileSync } = require("node:fs");

exports.post = ({ $base: name }) => {
  renameSync("gitignore", ".gitignore");
  for (const file of readdirSync(".", { recursive: true })) {
    if (!statSync(file).isFile()) continue;
    writeFileSync(file, readFileSync(file, "utf8").replace(/(?<!\.\/)web-platform(?!\.ts)/g, name));
  }
  console.log("Next: npm install && npm run synth");
};
