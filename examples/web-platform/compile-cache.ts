// Imported first: Node 22.1 and newer keep the compiled code of all later imports from run to run. Node 20 has no such function.
require("node:module").enableCompileCache?.();
