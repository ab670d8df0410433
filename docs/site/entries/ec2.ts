/** Auto Scaling group with launch template and scoped role. @module @plinth/ec2 */
export * from "../../../packages/ec2/src/index";
