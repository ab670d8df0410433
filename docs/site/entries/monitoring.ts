/** Alarms, dashboard and topic from what things say of themselves. @module @plinth/monitoring */
export * from "../../../packages/monitoring/src/index";
