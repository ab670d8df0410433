import { readFileSync } from "node:fs";
import type { Make, Target, Verb } from "./model";
import type { ShapeReader } from "./read-shapes";
import type { Project, Signature, Type, TypeScript, TypeSymbol } from "./typescript";

/** They take documents, plans and reports, which programs make, and not what a person writes. */
const OF_DOCUMENTS: readonly string[] = [
  ...["coverageProblems", "coverageTable"],
  ...[
    "check",
    "checkStack",
    "failures",
    "readConfig",
    "guardPlan",
    "verdictText",
    "htmlReport",
    "junitReport",
    "sarifReport",
    "textReport",
  ],
  ...["tagCoverage", "tagCoverageCsv", "tagCoverageJson", "tagCoverageLine", "tagCoverageTable"],
];

/** The public classes and functions of a package. */
export function targetsOf(
  typescript: TypeScript,
  { checker, program }: Project,
  packageName: string,
  file: string,
  shapes: ShapeReader,
): Target[] {
  const source = program.getSourceFile(file);
  const module = source && checker.getSymbolAtLocation(source);
  // A package of a program alone has no exports.
  if (!module) return [];
  const types = namesOfTypes(readFileSync(file, "utf8"));
  return checker.getExportsOfModule(module).flatMap((exported) => {
    const isAlias = (exported.flags & typescript.SymbolFlags.Alias) !== 0;
    const symbol = isAlias ? checker.getAliasedSymbol(exported) : exported;
    if ((symbol.flags & typescript.SymbolFlags.Value) === 0 || OF_DOCUMENTS.includes(exported.name)) return [];
    const named = { package: packageName, name: exported.name };
    const type = shapes.typeOf(symbol);
    if ((symbol.flags & typescript.SymbolFlags.Class) !== 0) {
      const [construct] = checker.getSignaturesOfType(type, typescript.SignatureKind.Construct);
      const instance = checker.getDeclaredTypeOfSymbol(symbol);
      const verbs = verbsOf(instance, shapes);
      const make = makeOf(construct, instance, shapes);
      // A verb returns it, and nobody can construct it.
      if (make?.by === "constructor" && types.has(exported.name)) return [];
      // What verbs return and has none itself is a result, with nothing to give to.
      if (make?.by !== "constructor" && verbs.length === 0) return [];
      if (make) return [{ ...named, make, verbs }];
      throw new Error(`${exported.name} is not made of scope, id and props: tools/fuzz/fixtures.ts must have one`);
    }
    const [call] = shapes.callsOf(type);
    return call ? [{ ...named, make: { by: "call", parameters: shapes.parametersOf(call) }, verbs: [] } as Target] : [];
  });
}

/** What a module exports as types alone: `export type { KeyReplica }`. */
function namesOfTypes(source: string): Set<string> {
  const lists = [...source.matchAll(/^export type \{([^}]*)\}/gm)].flatMap(([, list = ""]) => list.split(","));
  const members = [...source.matchAll(/\btype (\w+)(?=[,\s}])/g)].map(([, name = ""]) => name);
  return new Set([...lists.map((name) => name.trim()), ...members]);
}

/**
 * People construct with scope, id and props. A class that wants more is what a verb of another class returns, and takes what
 * only that verb knows.
 */
function makeOf(construct: Signature, instance: Type, shapes: ShapeReader): Make | undefined {
  const [, id, ...more] = construct.getParameters();
  if (more.length <= 1 && id && shapes.isText(shapes.typeOf(id))) {
    return { by: "constructor", parameters: shapes.parametersOf(construct) };
  }
  const [fixture] = shapes.fixturesOf(instance);
  return fixture === undefined ? undefined : { by: "fixture", fixture };
}

/** The methods of an instance, and those of the plain objects in its fields, such as `connections`. */
function verbsOf(instance: Type, shapes: ShapeReader): Verb[] {
  return shapes.publicMembers(instance).flatMap((member) => {
    if (!isOurs(member)) return [];
    const type = shapes.typeOf(member);
    if (shapes.callsOf(type).length > 0) return methodsOf(member, type, "", shapes);
    const isPart = shapes.isClass(type) && !shapes.publicMembers(type).some(({ name }) => name === "node");
    if (!isPart) return [];
    return shapes
      .publicMembers(type)
      .flatMap((inner) => methodsOf(inner, shapes.typeOf(inner), `${member.name}.`, shapes));
  });
}

function methodsOf(member: TypeSymbol, type: Type, prefix: string, shapes: ShapeReader): Verb[] {
  if (!isOurs(member)) return [];
  // Overloads describe the same calls more narrowly: the last one is the widest.
  const call = shapes.callsOf(type).at(-1);
  return call ? [{ path: prefix + member.name, parameters: shapes.parametersOf(call) }] : [];
}

/** Not inherited from constructs or cdktf. */
function isOurs({ valueDeclaration }: TypeSymbol): boolean {
  return valueDeclaration !== undefined && !valueDeclaration.path.includes("/node_modules/");
}
