export { type InputSubject, inputFaults } from "./inputs";
export * from "./monitoring";
export * from "./synth";
