#!/usr/bin/env node
import { run } from "./run";

const { status, output } = run(process.argv.slice(2), process.cwd());
process.stdout.write(`${output}\n`);
process.exitCode = status;
