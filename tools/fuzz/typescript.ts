/** The API of the native compiler is an ECMAScript module: it is loaded by `import()` and passed along. */
export type TypeScript = typeof import("typescript/unstable/sync", { with: { "resolution-mode": "import" }});

export type Project = InstanceType<TypeScript["Project"]>;
export type Checker = InstanceType<TypeScript["Checker"]>;
export type TypeSymbol = InstanceType<TypeScript["Symbol"]>;
export type Signature = InstanceType<TypeScript["Signature"]>;
export type Type = ReturnType<Checker["getStringType"]>;
