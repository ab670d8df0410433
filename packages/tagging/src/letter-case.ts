/** How keys are written: `costCenter` becomes `CostCenter`, `costCenter`, `cost-center`, `cost_center` or `costcenter`. */
export type KeyCase = "capital" | "as-written" | "kebab" | "snake" | "lower";

/** How values are written. */
export type ValueCase = "as-written" | "lower" | "upper";

export function keyIn(wanted: KeyCase, key: string): string {
  switch (wanted) {
    case "capital":
      return key.charAt(0).toUpperCase() + key.slice(1);
    case "kebab":
      return words(key).join("-");
    case "snake":
      return words(key).join("_");
    case "lower":
      return key.toLowerCase();
    case "as-written":
      return key;
  }
}

export function valueIn(wanted: ValueCase, value: string): string {
  if (wanted === "lower") return value.toLowerCase();
  return wanted === "upper" ? value.toUpperCase() : value;
}

/** `costCenter`, `CostCenter`, `cost-center` and `cost_center` are the words `cost` and `center`. */
function words(key: string): string[] {
  return key
    .replace(/([\p{Ll}\p{N}])(\p{Lu})/gu, "$1-$2")
    .toLowerCase()
    .split(/[-_\s]+/);
}
