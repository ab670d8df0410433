/** Picks the sizes and the resilience of a module. Security never depends on it. */
export type Environment = "dev" | "prod";
