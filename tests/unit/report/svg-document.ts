import { textWidth } from '../../../src/report/svg/text.ts';

export interface Node {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: Node[];
  text: string;
}

const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };

function decode(text: string): string {
  if (/[<>]/.test(text)) throw new Error(`Expected no bare < or > in ${text}`);
  return text.replace(/&([^;]*;?)/g, (whole, name: string) => {
    const character = ENTITIES[name.slice(0, -1)];
    if (character === undefined) throw new Error(`Expected an entity, got ${whole}`);
    return character;
  });
}

/**
 * Parses the text of a chart strictly: anything but well-formed elements, attributes and text is an
 * error.
 */
export function parse(svg: string): Node {
  const root: Node = { name: '', attributes: {}, children: [], text: '' };
  const open = [root];
  const token = /<(\/?)([a-z]+)((?: [a-zA-Z:-]+[12]?="[^"<]*")*)(\/?)>|([^<]+)/gy;
  for (let match = token.exec(svg); match; match = token.exec(svg)) {
    const [, close, name, attributes, empty, text] = match;
    const parent = open.at(-1)!;
    if (text !== undefined) parent.text += decode(text);
    else if (close) {
      if (open.pop()!.name !== name) throw new Error(`Unexpected </${name}>`);
    } else {
      const pairs = [...attributes!.matchAll(/ ([^=]+)="([^"]*)"/g)].map(([, key, value]) => [
        key!,
        decode(value!),
      ]);
      if (new Set(pairs.map(([key]) => key)).size < pairs.length)
        throw new Error(`Attribute twice in <${name}>`);
      const node: Node = { name: name!, attributes: Object.fromEntries(pairs), children: [], text: '' };
      parent.children.push(node);
      if (!empty) open.push(node);
    }
    if (token.lastIndex === svg.length) {
      if (open.length !== 1 || root.children.length !== 1 || root.text.trim() !== '') break;
      return root.children[0]!;
    }
  }
  throw new Error('Expected one whole document');
}

export function all(node: Node): Node[] {
  return [node, ...node.children.flatMap(all)];
}

export function ofClass(svg: string, name: string): Node[] {
  return all(parse(svg)).filter(({ attributes }) => attributes.class === name);
}

export interface Box {
  readonly what: string;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** Returns the boxes of all marks; those of text for the widest font. */
export function boxes(node: Node, dx = 0, dy = 0): Box[] {
  const [, tx = '0', ty = '0'] = /^translate\((\S+) (\S+)\)$/.exec(node.attributes.transform ?? '') ?? [];
  const [x, y] = [dx + Number(tx), dy + Number(ty)];
  const own = ownBox(node);
  const placed = own.map((box) => ({
    ...box,
    left: box.left + x,
    right: box.right + x,
    top: box.top + y,
    bottom: box.bottom + y,
  }));
  return [...placed, ...node.children.flatMap((child) => boxes(child, x, y))];
}

function ownBox({ name, attributes, text }: Node): Box[] {
  const number = (key: string): number => {
    const value = Number(attributes[key]);
    if (attributes[key] === undefined || !Number.isFinite(value)) throw new Error(`<${name}> ${key}`);
    return value;
  };
  const span = (xs: number[], ys: number[], what = name): Box[] => {
    if (![...xs, ...ys].every(Number.isFinite)) throw new Error(`<${name}> ${attributes.d}`);
    return [
      { what, left: Math.min(...xs), right: Math.max(...xs), top: Math.min(...ys), bottom: Math.max(...ys) },
    ];
  };
  if (name === 'rect' && attributes.x === undefined) return span([0, number('width')], [0, number('height')]);
  if (name === 'rect')
    return span([number('x'), number('x') + number('width')], [number('y'), number('y') + number('height')]);
  if (name === 'line') return span([number('x1'), number('x2')], [number('y1'), number('y2')]);
  if (name === 'circle') {
    const [cx, cy, r] = [number('cx'), number('cy'), number('r')];
    return span([cx - r, cx + r], [cy - r, cy + r]);
  }
  if (name === 'path' && attributes.d !== '') {
    const pairs = [...attributes.d!.matchAll(/[ML](\S+?) ([^MLZ]+)/g)];
    return span(
      pairs.map(([, x]) => Number(x)),
      pairs.map(([, , y]) => Number(y)),
    );
  }
  if (name !== 'text') return [];
  const width = textWidth(text, number('font-size'));
  const shift = { start: 0, middle: 0.5, end: 1 }[attributes['text-anchor'] ?? 'start']! * width;
  const left = number('x') - shift;
  return span([left, left + width], [number('y') - number('font-size') * 0.75, number('y')], `text ${text}`);
}

export function overlap(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}
