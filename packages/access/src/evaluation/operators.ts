/** An operator in its parts, in lower case: `forallvalues`, `stringequals` and `IfExists`. */
export function partsOfOperator(operator: string) {
  const [, set = "", base = "", ifExists] =
    /^(?:(forallvalues|foranyvalue):)?(.*?)(ifexists)?$/.exec(operator.toLowerCase()) ?? [];
  return { set, base, isIfExists: ifExists !== undefined };
}
