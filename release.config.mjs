// `npm run release:rehearsal` runs the same without GitHub.
const github = ["@semantic-release/github", { successCommentCondition: false, failCommentCondition: false }];

export default {
  branches: ["main"],
  plugins: [
    ["./release/changesets.mjs", { preset: "conventionalcommits", beforeCommit: [["npm", "run", "upgrade:record"]] }],
    ...(process.env.PLINTH_REHEARSAL ? [] : [github]),
  ],
};
