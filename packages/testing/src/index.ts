export { type InputSubject, inputFaults } from "./inputs";
export * from "./synth";
