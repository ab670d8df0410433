export { expectStack, type NegatableExpectation, type StackExpectation, type StackSource } from "./expect-stack";
export { type InputSubject, inputFaults } from "./inputs";
export * from "./monitoring";
export { planOf } from "./plan-of";
export { record } from "./record";
export * from "./security";
export * from "./stacks";
export * from "./synth";
export * from "./warnings";
