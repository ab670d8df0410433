/** Customer managed keys whose policy follows their users. @module @plinth/kms */
export * from "../../../packages/kms/src/index";
