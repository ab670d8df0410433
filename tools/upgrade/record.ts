import { compile } from "../build/compile";
import { synthesizeExample } from "../provider-matrix/compare";
import { CERTIFICATE, record } from "./baseline";

/** Synthesizes the example and keeps it: a release does this with what it releases. */
compile();
process.env.CERTIFICATE_ARN = CERTIFICATE;
record(synthesizeExample("aws5"));
