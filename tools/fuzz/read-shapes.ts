import type { Member, Shape } from "./model";
import type { Checker, Project, Signature, Type, TypeScript, TypeSymbol } from "./typescript";

/** Turns types into shapes, each type once. */
export class ShapeReader {
  private readonly types = new Map<number, Type>();
  private readonly shapes: Record<number, Shape> = {};
  private readonly fixtures: readonly (readonly [name: string, type: Type])[];
  private readonly checker: Checker;

  constructor(
    private readonly typescript: TypeScript,
    { checker, program }: Project,
    fixtures: string,
  ) {
    this.checker = checker;
    const file = program.getSourceFile(fixtures);
    const module = file && checker.getSymbolAtLocation(file);
    const symbol = module && checker.getMemberInModuleExports(module, "Fixtures");
    if (!symbol) throw new Error(`${fixtures} must export the class Fixtures`);
    this.fixtures = this.publicMembers(checker.getDeclaredTypeOfSymbol(symbol)).map((member) => [
      member.name,
      this.typeOf(member),
    ]);
  }

  /** Everything that was asked for, and what that is made of. */
  read(): Record<number, Shape> {
    // A map hands out what is added while it is walked.
    for (const [id, type] of this.types) this.shapes[id] ??= this.shapeOf(type);
    return Object.fromEntries(Object.entries(this.shapes).map(([id, shape]) => [id, this.inferred(shape)]));
  }

  /** Nothing is of a type with a free parameter, `Monitorable<K>`: what fits elsewhere lets the compiler infer it. */
  private inferred(shape: Shape): Shape {
    if (shape.kind !== "object" || !shape.fixturesOnly || shape.fixtures.length > 0 || shape.name.startsWith("__"))
      return shape;
    const same = Object.values(this.shapes).find(
      (other) => other.kind === "object" && other.name === shape.name && other.fixtures.length > 0,
    );
    return same ?? shape;
  }

  /** The number of the shape of a type. */
  refOf(type: Type): number {
    if (!this.types.has(type.id)) this.types.set(type.id, type);
    return type.id;
  }

  parametersOf(signature: Signature): Member[] {
    return signature.getParameters().map((parameter) => this.memberOf(parameter));
  }

  memberOf(symbol: TypeSymbol): Member {
    const type = this.typeOf(symbol);
    const optional = (symbol.flags & this.typescript.SymbolFlags.Optional) !== 0 || this.admitsUndefined(type);
    return { name: symbol.name, optional, ref: this.refOf(this.defined(type)), doc: this.docOf(symbol) };
  }

  typeOf(symbol: TypeSymbol): Type {
    const type = this.checker.getTypeOfSymbol(symbol);
    if (!type) throw new Error(`${symbol.name} has no type`);
    return type;
  }

  /** Without what is private: a declaration file keeps its name alone. */
  publicMembers(type: Type): TypeSymbol[] {
    const { Private, Protected } = this.typescript.ModifierFlags;
    return this.checker.getPropertiesOfType(type).filter((member) => {
      const declaration = member.valueDeclaration?.resolve() as { readonly modifierFlags?: number } | undefined;
      return ((declaration?.modifierFlags ?? 0) & (Private | Protected)) === 0;
    });
  }

  fixturesOf(type: Type): string[] {
    return this.fixtures.flatMap(([name, one]) => (this.checker.isTypeAssignableTo(one, type) ? [name] : []));
  }

  callsOf(type: Type): readonly Signature[] {
    return this.checker.getSignaturesOfType(type, this.typescript.SignatureKind.Call);
  }

  isText(type: Type): boolean {
    return this.checker.isTypeAssignableTo(type, this.checker.getStringType());
  }

  isClass(type: Type): boolean {
    return type.isClassOrInterface() && (type.objectFlags & this.typescript.ObjectFlags.Class) !== 0;
  }

  private shapeOf(type: Type): Shape {
    const { TypeFlags } = this.typescript;
    const has = (flag: number) => (type.flags & flag) !== 0;
    if (type.isLiteralType()) return { kind: "literal", value: type.value as string | number | boolean };
    if (has(TypeFlags.Boolean)) return { kind: "boolean" };
    if (has(TypeFlags.String)) return { kind: "string" };
    if (has(TypeFlags.Number | TypeFlags.BigInt)) return { kind: "number" };
    if (has(TypeFlags.Undefined | TypeFlags.Null | TypeFlags.Void | TypeFlags.Never)) return { kind: "nothing" };
    if (has(TypeFlags.Any | TypeFlags.Unknown | TypeFlags.NonPrimitive)) return { kind: "anything" };
    if (type.isTemplateLiteralType()) {
      return { kind: "template", texts: type.texts, refs: type.getTypes().map((one) => this.refOf(one)) };
    }
    if (type.isUnionType()) return { kind: "union", refs: this.membersOf(type).map((one) => this.refOf(one)) };
    if (type.isTypeParameter() || type.isIndexType() || type.isIndexedAccessType() || type.isConditionalType()) {
      const constraint = this.checker.getBaseConstraintOfType(type);
      return constraint ? this.shapeOf(constraint) : { kind: "anything" };
    }
    return this.objectShapeOf(type);
  }

  private objectShapeOf(type: Type): Shape {
    if (type.isTypeReference() && this.checker.isTupleType(type)) {
      return { kind: "tuple", refs: this.checker.getTypeArguments(type).map((one) => this.refOf(one)) };
    }
    if (type.isTypeReference() && this.checker.isArrayLikeType(type)) {
      return { kind: "list", ref: this.refOf(this.checker.getTypeArguments(type)[0]) };
    }
    // `string & {}` keeps the completion of literals.
    const text = type.isIntersectionType() && type.getTypes().find((one) => !one.isObjectType());
    if (text && !text.isUnionType() && !text.isIntersectionType()) return this.shapeOf(text);
    if (this.callsOf(type).length > 0) return { kind: "function" };

    const members = this.checker.getPropertiesOfType(type);
    const isFunction = (member: TypeSymbol) => this.callsOf(this.defined(this.typeOf(member))).length > 0;
    const optional = (member: TypeSymbol) => (member.flags & this.typescript.SymbolFlags.Optional) !== 0;
    const fixturesOnly =
      this.isClass(type) ||
      members.some(({ name }) => name === "node") ||
      members.some((one) => isFunction(one) && !optional(one));
    const [index] = this.checker.getIndexInfosOfType(type);
    return {
      kind: "object",
      name: (type.getAliasSymbol() ?? type.getSymbol())?.name ?? "",
      members: fixturesOnly
        ? []
        : members.filter((member) => this.isData(member)).map((member) => this.memberOf(member)),
      ...(index && !fixturesOnly && { index: this.refOf(index.valueType) }),
      fixtures: members.length > 0 ? this.fixturesOf(type) : [],
      fixturesOnly,
    };
  }

  /** Neither a callback nor a `never`, which stands for what another member of a union has. */
  private isData(member: TypeSymbol): boolean {
    const type = this.defined(this.typeOf(member));
    const nothing = this.typescript.TypeFlags.Never | this.typescript.TypeFlags.Undefined;
    return (type.flags & nothing) === 0 && this.callsOf(type).length === 0;
  }

  private membersOf(type: Type): readonly Type[] {
    const { Undefined, Null, Void } = this.typescript.TypeFlags;
    const members = type.isUnionType() ? type.getTypes() : [type];
    return members.filter(({ flags }) => (flags & (Undefined | Null | Void)) === 0);
  }

  private admitsUndefined(type: Type): boolean {
    return type.isUnionType() && type.getTypes().some(({ flags }) => flags & this.typescript.TypeFlags.Undefined);
  }

  /** The type without `undefined`. */
  private defined(type: Type): Type {
    return this.admitsUndefined(type) ? (this.checker.getNonNullableType(type) ?? type) : type;
  }

  private docOf(symbol: TypeSymbol): string {
    const tags = symbol.getJsDocTags(this.checker).map(({ name, text }) => `@${name} ${text ?? ""}`);
    return [symbol.getDocumentationComment(this.checker), ...tags].join("\n").trim();
  }
}
