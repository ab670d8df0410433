const { rmSync } = require("node:fs");

/** Documents of earlier runs would be validated although no test makes them any more. */
module.exports = () => rmSync(process.env.PLINTH_RECORD, { recursive: true, force: true });
