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
  const token = /<(\/?)([a-z]+)((?: [a-zA-Z:-]+[12]?="[^"<]*")*) ?(\/?)>|([^<]+)/gy;
  for (let match = token.exec(svg); match; match = token.exec(svg)) {
    const [, close, name, attributes, empty, text] = match;
    const parent = open.at(-1)!;
    if (text !== undefined) parent.text += decode(text);
    else if (close) {
      if (open.pop()!.name !== name) throw new Error(`Unexpected </${name}>`);
    } else {
      const pairs = [...attributes!.matchAll(/ ([^= ]+)="([^"]*)"/g)].map(([, key, value]) => [
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

/** Returns a node and all that it holds. */
export function all(node: Node): Node[] {
  return [node, ...node.children.flatMap(all)];
}

/** Returns the texts of a drawing, those of several lines with spaces between. */
export function texts(svg: string): string[] {
  return all(parse(svg))
    .filter(({ name }) => name === 'text')
    .map(({ text, children }) => [text, ...children.map((child) => child.text)].join(' ').trim());
}
