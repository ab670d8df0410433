/** One tagging strategy, validated. @module @plinth/tagging */
export * from "../../../packages/tagging/src/index";
