/** Secrets and parameters whose values never reach state. @module @plinth/secrets */
export * from "../../../packages/secrets/src/index";
