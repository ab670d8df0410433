export * from "./connections";
export * from "./defaults";
export * from "./grant";
export * from "./names";
export * from "./policy";
export * from "./protocols";
export * from "./validate";
