export { type InputSubject, inputFaults } from "./inputs";
export * from "./monitoring";
export * from "./security";
export * from "./stacks";
export * from "./synth";
