/** Synthesize a construct and look at it. @module @plinth/testing */
export * from "../../../packages/testing/src/index";
