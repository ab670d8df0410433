/** Round numbers whose quarters are round, too. */
const STEPS = [1, 1.2, 1.6, 2, 2.4, 3.2, 4, 6, 8, 10];

/** Where an axis ends that holds a value, and is cut into four. */
export function axisEnd(value: number, unit: string | undefined): number {
  if (unit === "Percent" && value > 60) return Math.max(100, value);
  if (unit === "Count" && value < 4) return 4;
  const base = unit === "Bytes" && value >= 1 ? 1024 ** Math.floor(Math.log(value) / Math.log(1024)) : 1;
  const power = base * 10 ** Math.floor(Math.log10(Math.max(value, Number.MIN_VALUE) / base));
  return STEPS.map((step) => step * power).find((end) => end >= value) ?? value;
}
