import { type Arguments, isBlock } from "./arguments";
import { referencesOf } from "./expression";
import { type Provider, providerOf } from "./provider";

/** A module of the configuration in a plan. */
export interface Configured {
  readonly resources?: readonly ConfiguredResource[];
  readonly module_calls?: Readonly<Record<string, { readonly module?: Configured; readonly expressions?: Arguments }>>;
  readonly variables?: Readonly<Record<string, { readonly default?: unknown }>>;
}

interface ConfiguredResource {
  readonly address: string;
  readonly provider_config_key?: string;
  readonly expressions?: Arguments;
}

/** The parts of a plan that say what was written. */
export interface ConfigurationDocument {
  readonly configuration?: { readonly root_module?: Configured; readonly provider_config?: Arguments };
  readonly variables?: Readonly<Record<string, { readonly value?: unknown }>>;
}

/** What was written of one resource, whatever instances it has. */
export interface Written {
  /** `module.shop.`, before the addresses in its expressions. */
  readonly prefix: string;
  readonly expressions: Arguments;
  readonly provider?: string;
  readonly isNull: (references: readonly string[]) => boolean;
}

/** A variable is null, of a module by its name. */
type IsNull = (variable: string) => boolean;

const NOWHERE: Written = { prefix: "", expressions: {}, isNull: () => false };

/** The configuration of a plan: expressions by address, and providers by key. */
export class Configuration {
  private readonly written = new Map<string, Written>();
  private readonly providers = new Map<string, Provider>();

  constructor({ configuration, variables = {} }: ConfigurationDocument) {
    const root = configuration?.root_module;
    this.readModule(root, "", (name) => {
      const given = variables[name];
      return given === undefined ? isNullDefault(root, name) : given.value === undefined || given.value === null;
    });
    for (const [key, config] of Object.entries(configuration?.provider_config ?? {})) {
      if (isBlock(config)) this.providers.set(key, providerOf(key, constants(config.expressions)));
    }
  }

  of(address: string): Written {
    return this.written.get(address) ?? NOWHERE;
  }

  provider(key: string | undefined): Provider | undefined {
    return key === undefined ? undefined : (this.providers.get(key) ?? { key });
  }

  private readModule(module: Configured | undefined, prefix: string, isNullVariable: IsNull): void {
    const isNull = (references: readonly string[]) => areNull(references, isNullVariable);
    for (const { address, expressions = {}, provider_config_key: provider } of module?.resources ?? []) {
      this.written.set(prefix + address, { prefix, expressions, provider, isNull });
    }
    for (const [name, { module: called, expressions = {} }] of Object.entries(module?.module_calls ?? {})) {
      this.readModule(called, `${prefix}module.${name}.`, (variable) => {
        const given = expressions[variable];
        if (given === undefined) return isNullDefault(called, variable);
        const references = referencesOf(given);
        if (references.length > 0) return isNull(references);
        return isBlock(given) && given.constant_value === null;
      });
    }
  }
}

function isNullDefault(module: Configured | undefined, name: string): boolean {
  const variable = module?.variables?.[name];
  return variable !== undefined && (variable.default === undefined || variable.default === null);
}

/** Whether the references are of variables alone, and these are null. */
function areNull(references: readonly string[], isNullVariable: IsNull): boolean {
  const variables = references.map((one) => /^var\.([\w-]+)$/.exec(one)?.[1]);
  return variables.length > 0 && variables.every((name) => name !== undefined && isNullVariable(name));
}

/** The constant values of expressions. */
function constants(expressions: unknown): Arguments {
  if (!isBlock(expressions)) return {};
  return Object.fromEntries(
    Object.entries(expressions).map(([name, one]) => [name, isBlock(one) ? one.constant_value : blocksOf(one)]),
  );
}

function blocksOf(expression: unknown): unknown {
  return Array.isArray(expression) ? expression.map(constants) : undefined;
}
