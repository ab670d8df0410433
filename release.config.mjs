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

export default {
  branches: ["main"],
  plugins: [
    ["./release/changesets.mjs", { preset: "conventionalcommits", beforeCommit }],
    ...(process.env.PLINTH_REHEARSAL ? [] : [github]),
  ],
};
