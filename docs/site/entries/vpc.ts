/** VPC with flow logs, a locked default group and endpoints. @module @plinth/vpc */
export * from "../../../packages/vpc/src/index";
