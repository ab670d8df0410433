/** What Plinth modules promise one another. @module @plinth/core */
export * from "../../../packages/core/src/index";
