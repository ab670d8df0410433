/** Rules over a synthesized stack or a plan, and a guard for what a plan would destroy. @module @plinth/guardrails */
export * from "../../../packages/guardrails/src/index";
