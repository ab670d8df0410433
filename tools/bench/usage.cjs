// Preloaded into a measured process: on exit it writes what the process used to the file named by PLINTH_USAGE.
const { writeFileSync } = require("node:fs");

process.on("exit", () => {
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  const usage = { cpu: (userCPUTime + systemCPUTime) / 1000, memory: maxRSS / 1024 };
  writeFileSync(process.env.PLINTH_USAGE, JSON.stringify(usage));
});
