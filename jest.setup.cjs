// cdktf records a full stack trace for every token, 95 % of the time a construct takes; tests do not read them.
const stackTrace = require("cdktf/lib/tokens/private/stack-trace");
stackTrace.captureStackTrace = () => ["stack traces are off in tests"];
