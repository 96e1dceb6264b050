import { type Markish, type PlotOptions, parseHTML, plot } from './library.ts';
import { COLOR, FONT } from './theme.ts';

/** What a chart says in words: its name, and what those should know who cannot see it. */
export interface Words {
  readonly title: string;
  readonly description: string;
}

/** Marks with their axes and margins; `label` names the drawing for those who cannot see it. */
export interface Drawing extends PlotOptions {
  readonly width: number;
  readonly height: number;
  readonly marks: Markish[];
}

/** Room around the marks. */
interface Margin {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** Returns margins as a drawing takes them. */
export function margins({ left, right, top, bottom }: Margin): PlotOptions {
  return { marginLeft: left, marginRight: right, marginTop: top, marginBottom: bottom };
}

/** Nodes of the document that charts are drawn in, as far as they are used here. */
interface SvgNode {
  readonly tagName: string;
  readonly attributes: Iterable<{ readonly name: string; value: string }>;
  readonly outerHTML: string;
  innerHTML: string;
  querySelectorAll(selector: string): Iterable<SvgNode>;
  setAttribute(name: string, value: string): void;
  removeAttribute(name: string): void;
  remove(): void;
}

const { document } = parseHTML('<!doctype html><html><body></body></html>');

/**
 * Draws marks and returns a whole SVG document as text. It has no id and no style sheet, so that any number
 * of charts may stand on a page, and the same marks give the same bytes.
 */
export function draw(words: Words, { style, ...drawing }: Drawing): string {
  return documentOf(words, drawing, tidy(svgOf({ ...drawing, ...(style ? { style } : {}) })).innerHTML);
}

/** Draws several sets of marks at their places in one document. */
export function drawTogether(
  words: Words,
  size: { readonly width: number; readonly height: number },
  parts: readonly { readonly x: number; readonly y: number; readonly drawing: Drawing }[],
): string {
  const inside = parts.map(({ x, y, drawing }) => {
    const svg = tidy(svgOf(drawing));
    const { width, height } = drawing;
    return `<svg x="${x}" y="${y}" width="${width}" height="${height}" ${TEXT}>${svg.innerHTML}</svg>`;
  });
  return documentOf(words, size, inside.join('\n'));
}

/** Presentation of all text that has none of its own. */
const TEXT = `fill="${COLOR.ink}" font-size="12" text-anchor="middle" overflow="visible"`;

function documentOf(
  { title, description }: Words,
  { width, height }: { readonly width: number; readonly height: number },
  inside: string,
): string {
  const name = escaped(title);
  const head = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}"`;
  const paper = `<rect width="${width}" height="${height}" fill="${COLOR.paper}"/>`;
  return legal(
    `${head} role="img" aria-label="${name}" font-family="${FONT}" color="${COLOR.ink}" ${TEXT}><title>${name}</title><desc>${escaped(description)}</desc>${paper}${inside}</svg>`,
  );
}

function svgOf(options: PlotOptions): SvgNode {
  const given = plot({ ...options, className: 'plot', document: document as never });
  return given as unknown as SvgNode;
}

/** Names that Plot gives to groups are no names of anything, and its style is for pages of its own. */
function tidy(svg: SvgNode): SvgNode {
  for (const style of svg.querySelectorAll('style')) style.remove();
  for (const node of svg.querySelectorAll('*')) {
    node.removeAttribute('aria-label');
    node.removeAttribute('aria-hidden');
    for (const { name, value } of [...node.attributes]) {
      const short = value.replace(/-?\d+\.\d{3,}(?:e-?\d+)?/g, (number) => fixed(Number(number)));
      if (short !== value) node.setAttribute(name, short);
    }
  }
  return svg;
}

/** A length or a place: two decimals are finer than any screen, and the same text everywhere. */
function fixed(value: number): string {
  return String(Math.round(value * 100) / 100 + 0);
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Returns text for content and attributes of HTML and XML. */
export function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character]!);
}

/** Characters that XML 1.0 cannot hold are shown as the sign for that. */
export function legal(text: string): string {
  return text.replace(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, '\u{FFFD}');
}
