import {
  App,
  DefaultTokenResolver,
  type IPostProcessor,
  type IResolvable,
  type IResolveContext,
  StringConcat,
  type TerraformStack,
  Tokenization,
} from "cdktf";
import type { IConstruct } from "constructs";

/*
 * The one place that builds on how cdktf and cdktn pass values between stacks: while an app is prepared, each value of another
 * stack is asked of `App.crossStackReference`, and a stack is prepared and rendered by `prepareStack` and `toTerraform`. A
 * reference knows its stack as `originStack`.
 */

type Reference = { readonly from: TerraformStack; readonly to: TerraformStack };

/** The stacks whose values are used in a value of this scope. Nothing is created by looking. */
export function stacksUsedIn(scope: IConstruct, value: () => unknown): Set<TerraformStack> {
  const app = App.of(scope);
  const used = new Set<TerraformStack>();
  const { crossStackReference } = app;
  app.crossStackReference = (from, _to, identifier) => {
    used.add(from);
    return identifier;
  };
  try {
    Tokenization.resolve(value(), { scope, resolver: new DefaultTokenResolver(new StringConcat()), preparing: true });
  } catch {
    // What cannot be resolved yet is reported when the app is synthesized.
  } finally {
    app.crossStackReference = crossStackReference;
  }
  return used;
}

/** Replaces the error of a value that would close a circle of stacks. */
export function explainCircles(
  app: App,
  circleOf: (reference: Reference, identifier: string) => string | undefined,
): void {
  const refer = app.crossStackReference;
  app.crossStackReference = (from, to, identifier) => {
    const circle = circleOf({ from, to }, identifier);
    if (circle) throw new Error(circle);
    return refer.call(app, from, to, identifier);
  };
}

/** Calls back before the stack is prepared or rendered, each time. */
export function beforeRendering(stack: TerraformStack, callback: () => void): void {
  const { prepareStack, toTerraform } = stack;
  stack.prepareStack = () => {
    callback();
    prepareStack.call(stack);
  };
  stack.toTerraform = () => {
    callback();
    return toTerraform.call(stack);
  };
}

/** A value as Terraform will read it, in which each reference names its stack: `${data/aws_db_instance.Database.arn}`. */
export function textWithStacks<T>(scope: IConstruct, value: T): T {
  return Tokenization.resolve(value, { scope, resolver: new StackNames(new StringConcat()), preparing: false });
}

class StackNames extends DefaultTokenResolver {
  override resolveToken(token: IResolvable, context: IResolveContext, postProcessor: IPostProcessor): unknown {
    const { originStack, identifier } = token as { originStack?: TerraformStack; identifier?: unknown };
    if (!originStack || typeof identifier !== "string") return super.resolveToken(token, context, postProcessor);
    const named = `${originStack.node.path}/${identifier}`;
    return context.suppressBraces ? named : `\${${named}}`;
  }
}
