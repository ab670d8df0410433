import { partsOfTemplate, type Resource, referenceIn, type Stack, text } from "@plinth/model";
import { accountInArn, accountsOf, UNKNOWN_ACCOUNT } from "./accounts";
import { ARN_FORMATS, SAME_ATTRIBUTE } from "./arns";
import { characters, generated, keyOf, type Pattern, tokensOf } from "./pattern";
import { PLACES } from "./places";

const DEEPEST = 8;

/** The names and ARNs of a stack's resources as patterns, in which unknown values stand for the resource that has them. */
export class Names {
  private readonly accounts: ReadonlyMap<string, string>;
  private readonly arns = new Map<string, Pattern>();

  constructor(private readonly stack: Stack) {
    this.accounts = accountsOf(stack);
  }

  /** Twelve digits, or `${account}`. */
  accountOf(resource: Resource): string {
    return (
      accountInArn(resource) ?? resource.provider.account ?? this.accounts.get(resource.provider.key) ?? UNKNOWN_ACCOUNT
    );
  }

  /** The ARN of a resource, known or not. */
  arnOf(resource: Resource): Pattern {
    const known = this.arns.get(resource.address);
    if (known) return known;
    const literal = text(resource.args.arn);
    const format = ARN_FORMATS[resource.type]?.arn;
    const arn = literal ? characters(literal.replace(PARTITION, "arn:aws:")) : this.format(resource, format);
    this.arns.set(resource.address, arn);
    return arn;
  }

  /** An ARN in the form of a table, for example `sqs:R:A:{name}`. */
  format(resource: Resource, format: string | undefined, depth = 0): Pattern {
    if (format === undefined) return [generated(resource.address, "arn")];
    const [service, region, account, ...rest] = format.split(":");
    const place = [region && this.regionOf(resource), account && this.accountOf(resource)].map((one) => one || "");
    const parts = rest.join(":").split(/[{}]/);
    return [
      ...characters(`arn:aws:${service}:`),
      ...[...tokensOf(place[0] ?? ""), ":", ...tokensOf(place[1] ?? ""), ":"],
      ...parts.flatMap((part, index) => (index % 2 ? this.attribute(resource, part, depth + 1) : characters(part))),
    ];
  }

  /** Text of a policy or of an argument, of the resource that has it. */
  expand(value: string, from: Resource | undefined, depth = 0): Pattern {
    const parts = partsOfTemplate(value.replace(PARTITION, "arn:aws:"));
    return parts.flatMap(({ isExpression, text: part }) => {
      if (isExpression) return this.expression(part, from, depth);
      // A policy variable, which a document has escaped.
      return part.split(/(\$\{[^}]*\})/).flatMap(tokensOf);
    });
  }

  /** Text of a policy as it is shown: with the region and the account of the stack in place of the data sources that say them. */
  said(value: string, from: Resource | undefined): string {
    const parts = partsOfTemplate(value).map(({ isExpression, text: part }) => {
      const address = isExpression ? referenceIn(part)?.address : undefined;
      const resource = address === undefined ? undefined : this.named(address, from);
      const isPlace = resource?.mode === "data" && PLACES[resource.type] !== undefined;
      return isPlace ? keyOf(this.expression(part, from, 0)) : part;
    });
    return parts.join("");
  }

  /** The resource that text refers to. */
  referred(value: unknown, from: Resource | undefined): Resource | undefined {
    const address = typeof value === "string" ? referenceIn(value)?.address : undefined;
    return address === undefined ? undefined : this.named(address, from);
  }

  /** The resource that text stands for: `${aws_kms_key_policy.Policy.key_id}` is that of the key. */
  followed(value: unknown, from: Resource | undefined, depth = 0): Resource | undefined {
    const resource = this.referred(value, from);
    const attribute = resource && referenceIn(`${value}`)?.attribute;
    const argument = attribute && resource.args[attribute];
    if (!argument || ARN_FORMATS[resource.type] || depth > DEEPEST) return resource;
    return this.followed(argument, resource, depth + 1);
  }

  private expression(expression: string, from: Resource | undefined, depth: number): Pattern {
    const reference = referenceIn(expression);
    const resource = reference && this.named(reference.address, from);
    if (!resource || depth > DEEPEST) return [expression];
    return this.attribute(resource, reference.attribute ?? "id", depth + 1);
  }

  private named(address: string, from: Resource | undefined): Resource | undefined {
    return (from ? this.stack.namedBy(from, address) : this.stack.at(address))[0];
  }

  /** An attribute: known, an expression of its own, or a name that stands for it. */
  private attribute(resource: Resource, attribute: string, depth: number): Pattern {
    const { type, mode, args } = resource;
    if (mode === "data" && PLACES[type]) return PLACES[type](this, resource, attribute);
    const format = ARN_FORMATS[type];
    const name = SAME_ATTRIBUTE[attribute] ?? (attribute === "id" ? (format?.id ?? "arn") : attribute);
    if (name === "arn" && (format || mode === "data")) return this.arnOfAny(resource, depth);
    if (name === "secret") return this.format(resource, format?.also?.[1], depth);
    // Secrets Manager adds six random characters to the name.
    if (name === "suffix") return Array.from({ length: 6 }, () => generated(resource.address, name));
    if (name === "path") return characters(text(args.path) ?? "/");
    const value = args[name];
    if (typeof value === "string" && depth <= DEEPEST) {
      return this.expand(
        name === "name" && type === "aws_ssm_parameter" ? value.replace(/^\//, "") : value,
        resource,
        depth,
      );
    }
    const prefix = text(args[`${name}_prefix`]);
    return [...characters(prefix ?? ""), generated(resource.address, name)];
  }

  /** A data source reads an existing resource of the same type: its name says which. */
  private arnOfAny(resource: Resource, depth: number): Pattern {
    const format = ARN_FORMATS[resource.type]?.arn;
    if (resource.mode === "managed" || format === undefined) return this.arnOf(resource);
    return text(resource.args.arn) ? this.arnOf(resource) : this.format(resource, format, depth);
  }

  regionOf({ args, provider }: Resource): string {
    return text(args.arn)?.split(":")[3] || provider.region || `\${region of ${provider.key}}`;
  }
}

/** One partition has all accounts of an app. */
const PARTITION = /^arn:(?:aws[\w-]*|\*|\$\{[^}]*\}):/;
