import type { Document } from "./document";

/** A careless change to the example's stacks, and what it loses, in the words of the plan's guard. */
export interface Mutation {
  readonly title: string;
  readonly change: (document: Document) => Document;
  /** @default - nothing */
  readonly loss?: string;
}

export const MUTATIONS: readonly Mutation[] = [
  {
    title: "a renamed construct id",
    change: (document) => renamed(document, "aws_db_instance", "Database", "Store"),
    loss: "destroy aws_db_instance.Database",
  },
  {
    title: "a changed fixed name",
    change: (document) => changed(document, "aws_secretsmanager_secret", "PaymentApiKey", { name: "payments" }),
    loss: "replace aws_secretsmanager_secret.PaymentApiKey",
  },
  {
    title: "a changed argument that forces a replacement",
    change: (document) => changed(document, "aws_lb", "Balancer", { internal: true }),
    loss: "replace aws_lb.Balancer",
  },
  {
    title: "a harmless change",
    change: (document) => changed(document, "aws_s3_bucket", "Uploads", { tags: { Name: "Uploads of the shop" } }),
  },
];

/** Under another name wherever it is mentioned; with a moved block when it is carried over. */
export function renamed(document: Document, type: string, from: string, to: string, carriedOver = false): Document {
  const { [from]: args, ...others } = document.resource?.[type] ?? {};
  const resource = { ...document.resource, [type]: { ...others, ...(args && { [to]: args }) } };
  const everywhere = JSON.stringify({ ...document, resource }).replaceAll(`${type}.${from}.`, `${type}.${to}.`);
  const moved = carriedOver ? [{ from: `${type}.${from}`, to: `${type}.${to}` }] : [];
  return { ...JSON.parse(everywhere), ...(carriedOver && { moved }) };
}

export function changed(document: Document, type: string, name: string, args: Record<string, unknown>): Document {
  const named = document.resource?.[type] ?? {};
  const resource = { ...document.resource, [type]: { ...named, [name]: { ...named[name], ...args } } };
  return { ...document, resource };
}
