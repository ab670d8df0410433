/** A number as a person reads it: `2.1 GiB`, `80 %`, `50 ms`, `12 k`. */
export function readable(value: number, unit: string | undefined): string {
  if (unit === "Bytes") return scaled(value, 1024, ["B", "KiB", "MiB", "GiB", "TiB"]);
  if (unit === "Percent") return `${short(value)} %`;
  if (unit === "Milliseconds") return value >= 1000 ? `${short(value / 1000)} s` : `${short(value)} ms`;
  if (unit === "Seconds") return value < 1 && value > 0 ? `${short(value * 1000)} ms` : `${short(value)} s`;
  return value < 10000 ? String(Number(value.toPrecision(4))) : scaled(value, 1000, ["", "k", "M", "G"]);
}

function scaled(value: number, step: number, units: readonly string[]): string {
  const power = value < step ? 0 : Math.min(units.length - 1, Math.floor(Math.log(value) / Math.log(step)));
  return `${short(value / step ** power)} ${units[power]}`.trim();
}

function short(value: number): string {
  return Number(value.toPrecision(3)).toString();
}
