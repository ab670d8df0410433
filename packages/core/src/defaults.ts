export type WithDefaults<P, D> = Omit<P, keyof D> & {
  readonly [K in keyof D]: K extends keyof P ? Exclude<P[K], undefined> : D[K];
};

/** The props, with each `undefined` or missing one taken from the defaults. */
export function withDefaults<P extends object, D extends { [K in keyof D]: K extends keyof P ? P[K] : unknown }>(
  props: P,
  defaults: D,
): WithDefaults<P, D> {
  const given = Object.fromEntries(Object.entries(props).filter(([, value]) => value !== undefined));
  return { ...defaults, ...given } as unknown as WithDefaults<P, D>;
}
