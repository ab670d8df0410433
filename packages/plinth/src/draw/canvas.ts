/** A rectangle on the picture, in pixels. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface TextStyle {
  readonly size?: number;
  readonly bold?: boolean;
  readonly color?: string;
  readonly anchor?: "start" | "middle" | "end";
}

export interface BoxStyle {
  readonly fill?: string;
  readonly stroke?: string;
  readonly dashed?: boolean;
  readonly radius?: number;
  /** Shown by a browser when the pointer rests on the box. */
  readonly tip?: string;
}

/** A label and the room that it takes. */
export interface Label extends Box {
  readonly text: string;
}

/** Width of a letter of a sans-serif font, as a part of its size; bold letters are wider. */
const LETTER = 0.55;
const BOLD_LETTER = 0.65;

/** Collects the parts of an SVG picture, and remembers where its labels are. */
export class Canvas {
  public readonly labels: Label[] = [];
  private readonly parts: string[] = [];

  box(
    { x, y, width, height }: Box,
    { fill = "#ffffff", stroke = "#5b6770", dashed, radius = 6, tip }: BoxStyle = {},
  ): void {
    const dash = dashed ? ' stroke-dasharray="6 4"' : "";
    const end = tip ? `><title>${escaped(tip)}</title></rect>` : "/>";
    this.parts.push(
      `<rect x="${x}" y="${y}" width="${width}" height="${height}" rx="${radius}" fill="${fill}" stroke="${stroke}"${dash}${end}`,
    );
  }

  text({ x, y }: Point, text: string, { size = 13, bold, color = "#1f2a33", anchor = "start" }: TextStyle = {}): void {
    const width = textWidth(text, size, bold);
    const left = { start: x, middle: x - width / 2, end: x - width }[anchor];
    this.labels.push({ text, x: left, y: y - size, width, height: size });
    const weight = bold ? ' font-weight="600"' : "";
    this.parts.push(
      `<text x="${x}" y="${y}" font-size="${size}"${weight} fill="${color}" text-anchor="${anchor}">${escaped(text)}</text>`,
    );
  }

  /** An arrow along the points. */
  arrow(points: readonly Point[], color = "#37474f"): void {
    const path = points.map(({ x, y }, index) => `${index === 0 ? "M" : "L"}${x} ${y}`).join(" ");
    this.parts.push(`<path d="${path}" fill="none" stroke="${color}" stroke-width="1.6" marker-end="url(#head)"/>`);
  }

  svg(width: number, height: number): string {
    return [
      `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" font-family="Helvetica, Arial, sans-serif">`,
      '<defs><marker id="head" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8" markerHeight="8" orient="auto">',
      '<path d="M0 0L8 4L0 8z" fill="#37474f"/></marker></defs>',
      `<rect width="${width}" height="${height}" fill="#ffffff"/>`,
      ...this.parts,
      "</svg>",
      "",
    ].join("\n");
  }
}

export function textWidth(text: string, size: number, bold = false): number {
  return text.length * size * (bold ? BOLD_LETTER : LETTER);
}

/** Cut with an ellipsis to what fits. */
export function fit(text: string, size: number, width: number, bold = false): string {
  const letters = Math.floor(width / (size * (bold ? BOLD_LETTER : LETTER)));
  return text.length <= letters ? text : `${text.slice(0, Math.max(1, letters - 1))}…`;
}

export function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (letter) => `&#${letter.charCodeAt(0)};`);
}
