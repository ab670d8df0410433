import { Construct } from "constructs";
export interface Props {
  readonly name?: string;
}
/** Synthesizes a document. */
export declare class Accepts extends Construct {
  constructor(scope: Construct, id: string, props: Props);
}
/** Throws a message of its own and leaves nothing. */
export declare class Refuses extends Construct {
  constructor(scope: Construct, id: string, props: Props);
}
/** Reads a property of undefined. */
export declare class Crumbles extends Construct {
  constructor(scope: Construct, id: string, props: Props);
}
/** Calls itself without end. */
export declare class Recurses extends Construct {
  constructor(scope: Construct, id: string, props: Props);
}
/** Makes two constructs of one id. */
export declare class Collides extends Construct {
  constructor(scope: Construct, id: string, props: Props);
}
/** Prints a token in its message. */
export declare class Leaks extends Construct {
  constructor(scope: Construct, id: string, props: Props);
}
/** Prints a token in its warning. */
export declare class Murmurs extends Construct {
  constructor(scope: Construct, id: string, props: Props);
}
/** Refuses and stays in the tree. */
export declare class Stays extends Construct {
  constructor(scope: Construct, id: string, props: Props);
}
/** Writes what it does not have into the document. */
export declare class Mumbles extends Construct {
  constructor(scope: Construct, id: string, props: Props);
}
/** Refuses to be called, with a construct left behind by the method. */
export declare class Litters extends Construct {
  constructor(scope: Construct, id: string, props: Props);
  add(key: string): void;
}
/** Never ends. */
export declare class Hangs extends Construct {
  constructor(scope: Construct, id: string, props: Props);
}
/** Ends its process. */
export declare class Exits extends Construct {
  constructor(scope: Construct, id: string, props: Props);
}
