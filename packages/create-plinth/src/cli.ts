#!/usr/bin/env node
import { type Answers, answersOf, presetsOf, readFlags } from "./answers";
import { ask } from "./ask";
import { writeProject } from "./project";

const HELP = `npm create plinth [folder] -- [flags]

  --name NAME              name of the project; its stacks are NAME-dev, NAME-prod
  --region REGION          us-east-1
  --environments LIST      dev,prod; others take the sizes of one of them: staging=prod
  --state local|s3         where Terraform keeps its state
  --bucket BUCKET          the bucket of --state s3
  --core cdktf|cdktn       CDKTF or CDK Terrain
  --yes                    asks nothing: what is not said is web-platform, us-east-1, dev,prod, local, cdktf

What is not said is asked for.`;

async function main(args: readonly string[]): Promise<void> {
  const flags = readFlags(args);
  if (flags.help) return console.log(HELP);
  const silent = flags.yes || !process.stdin.isTTY;
  const answers = answersOf({ folder: flags.folder, ...(silent ? presetsOf(flags) : await ask(flags)) });
  const files = writeProject(answers);
  console.log(`${files.length} files in ${answers.folder}\n\n${next(answers)}`);
}

function next({ folder, name, environments }: Answers): string {
  return `  cd ${folder}
  npm install
  npm run synth     # cdktf.out/stacks/${name}-${Object.keys(environments)[0]}/cdk.tf.json
  npm run show      # what each stack has
  npm test

Set the domain, the certificate and who hears of alarms in environments/ before you apply.`;
}

main(process.argv.slice(2)).catch((error: Error) => {
  console.error(`create-plinth: ${error.message}`);
  process.exitCode = 1;
});
