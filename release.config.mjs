// `npm run release:rehearsal` runs the same without GitHub.
const github = [
  "@semantic-release/github",
  {
    successCommentCondition: false,
    failCommentCondition: false,
    assets: [{ path: ".plinth/plinth-template.zip", name: "plinth-template-${nextRelease.version}.zip" }],
  },
];

// With the new versions, before they are committed.
const beforeCommit = [
  ["npm", "run", "upgrade:record"],
  ["npm", "run", "release:template"],
];

// Its template is made of the example, and asks for the packages of the release that it is from.
const always = { "create-plinth": "A project starts with the packages of this release." };

export default {
  branches: ["main"],
  plugins: [
    ["./release/changesets.mjs", { preset: "conventionalcommits", beforeCommit, always }],
    ...(process.env.PLINTH_REHEARSAL ? [] : [github]),
  ],
};
