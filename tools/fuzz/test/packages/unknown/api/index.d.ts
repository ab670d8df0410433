import { Construct } from "constructs";
/** Neither made of scope, id and props, nor what any fixture is. */
export declare class Unknown extends Construct {
  constructor(scope: Construct, inside: { readonly secret: number }, further: { readonly secret: number });
  add(key: string): void;
}
