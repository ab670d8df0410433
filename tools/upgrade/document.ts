type Arguments = Readonly<Record<string, unknown>>;

/** A synthesized stack, as far as it is changed or recorded here. */
export interface Document {
  readonly resource?: Readonly<Record<string, Readonly<Record<string, Arguments>>>>;
  readonly data?: Readonly<Record<string, Readonly<Record<string, Arguments>>>>;
  readonly moved?: readonly { readonly from: string; readonly to: string }[];
}
