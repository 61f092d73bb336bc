/** An element of a page, or a text. Drawings stay markup. */
type Node = string | Element;

interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: Node[];
  /** The markup of a drawing. */
  readonly markup?: string;
}

const voidElements: ReadonlySet<string> = new Set(['br', 'img', 'meta', 'link', 'input', 'wbr', 'hr']);
const silent: ReadonlySet<string> = new Set(['style', 'script', 'template', 'head']);
const token = /<!--[\s\S]*?-->|<svg\b[\s\S]*?<\/svg>|<\/?[a-zA-Z](?:"[^"]*"|'[^']*'|[^>"'])*>|[^<]+/g;

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', nbsp: '\u00A0' };
const decode = (text: string): string => text.replace(/&(#x?[\da-f]+|\w+);/gi, (whole, name: string) => (name.startsWith('#') ? String.fromCodePoint(Number(name.replace(/^#x/i, '0x').replace('#', ''))) : (entities[name] ?? whole)));

/** The print page as a tree: markup that a program wrote, every element closed. */
function parsePage(html: string): Element {
  const root: Element = { name: 'body', attributes: {}, children: [] };
  const open: Element[] = [root];
  for (const [part] of html.slice(html.search(/<body[\s>]/)).matchAll(token)) {
    const top = open.at(-1) ?? root;
    if (part.startsWith('<!--') || part.startsWith('</body')) continue;
    if (part.startsWith('</')) open.splice(Math.max(1, open.findLastIndex(({ name }) => name === nameOf(part.slice(2)))));
    else if (part.startsWith('<')) openElement(part, top, open);
    else top.children.push(decode(part));
  }
  return root;
}

const nameOf = (markup: string): string => (/^[a-zA-Z][\w-]*/.exec(markup)?.[0] ?? '').toLowerCase();

function openElement(part: string, top: Element, open: Element[]): void {
  const name = nameOf(part.slice(1));
  const tag = name === 'svg' ? part.slice(0, part.indexOf('>')) : part;
  const attributes = Object.fromEntries([...tag.matchAll(/\s([\w-]+)(?:="([^"]*)"|='([^']*)')?/g)].map(([, key = '', double, single]) => [key, decode(double ?? single ?? '')] as const));
  const element: Element = { name, attributes, children: [], ...(name === 'svg' ? { markup: part } : {}) };
  top.children.push(element);
  if (name !== 'svg' && !voidElements.has(name)) open.push(element);
}

const head = `#set page(paper: "a4", margin: (x: 16mm, y: 18mm), footer: context align(center, text(8pt)[#counter(page).display() / #counter(page).final().first()]))
#set text(font: "Noto Sans CJK SC", size: 9.5pt, lang: "zh", region: "cn")
#set par(leading: 0.62em, spacing: 0.9em)
#set table(stroke: 0.5pt + rgb("#888"), inset: 1mm)
#show table: set text(7.5pt)
#show heading.where(level: 1): set text(17pt)
#show heading.where(level: 2): set text(12pt)
#show heading.where(level: 3): set text(10.5pt)
#let pageof(target) = context counter(page).at(target).first()
`;

/** The page that the other programs print, in the language of Typst: headings, lists, tables with repeated heads, drawings, links, page numbers. */
export function writeTypst(html: string, title: string): string {
  const root = parsePage(html);
  const wanted = new Set([...html.matchAll(/(?:href|data-page)="#([^"]*)"/g)].map(([, id = '']) => decodeURIComponent(id)));
  return `#set document(title: ${quote(title)})\n${head}${writeAll(root.children, wanted)}`;
}

const quote = (text: string): string => `"${text.replace(/[\\"]/g, '\\$&').replaceAll('\n', '\\n')}"`;

const writeAll = (nodes: readonly Node[], wanted: ReadonlySet<string>): string => nodes.map((node) => (typeof node === 'string' ? writeText(node) : writeElement(node, wanted))).join('');

const writeText = (text: string): string => {
  const words = text.replace(/\s+/g, ' ');
  return words === '' || words === ' ' ? words : `#${quote(words)};`;
};

const isOf = ({ attributes }: Element, name: string): boolean => (attributes['class'] ?? '').split(' ').includes(name);

function writeElement(element: Element, wanted: ReadonlySet<string>): string {
  const { name, attributes } = element;
  if (silent.has(name) || 'hidden' in attributes) return '';
  const { id = '' } = attributes;
  const mark = wanted.has(id) ? `#metadata(none)<${id}>` : '';
  return breakBefore(element) + mark + writeInside(element, wanted);
}

function breakBefore(element: Element): string {
  if (isOf(element, 'print-chapter')) return '\n#pagebreak(weak: true, to: "odd")\n';
  return ['cover', 'print-front', 'document'].some((name) => isOf(element, name)) ? '\n#pagebreak(weak: true)\n' : '';
}

const inlineWrappers: Readonly<Record<string, string>> = { strong: 'strong', b: 'strong', em: 'emph', i: 'emph', sub: 'sub', sup: 'super' };
const inline: ReadonlySet<string> = new Set(['span', 'abbr', 'code', 'small', 'time', 'bdi', 'kbd', 'label', 'data', 'ruby', 'rt', 'rp', 'dfn', 'q', 'mark', 'cite']);

function writeInside(element: Element, wanted: ReadonlySet<string>): string {
  const { name, attributes, children, markup } = element;
  if (markup !== undefined) return writeDrawing(element, markup);
  if (name === 'br') return '#linebreak();';
  if (name === 'img') return `#image(${quote(attributes['src'] ?? '')}, width: 60%);`;
  if (isOf(element, 'page-no')) return attributes['data-page'] === undefined ? '' : `#pageof(<${attributes['data-page'].slice(1)}>);`;
  if (name === 'a') return writeLink(element, wanted);
  if (name === 'table') return writeTable(element, wanted);
  if (name === 'ul' || name === 'ol') return `\n#${name === 'ul' ? 'list' : 'enum'}(${itemsOf(element).map((item) => `[${writeElement({ ...item, name: 'span' }, wanted)}]`).join(', ')})\n`;
  const inside = writeAll(children, wanted);
  const level = /^h([1-6])$/.exec(name)?.[1];
  if (level !== undefined) return `\n\n#heading(level: ${level})[${inside}]\n\n`;
  if (inlineWrappers[name] !== undefined) return `#${inlineWrappers[name]}[${inside}];`;
  return inline.has(name) ? inside : `\n\n${name === 'dt' ? `#strong[${inside}]` : inside}\n\n`;
}

const itemsOf = ({ children }: Element): readonly Element[] => children.filter((child): child is Element => typeof child !== 'string');

function writeLink({ attributes, children }: Element, wanted: ReadonlySet<string>): string {
  const { href } = attributes;
  const inside = writeAll(children, wanted);
  if (href === undefined) return inside;
  return `#link(${href.startsWith('#') ? `<${decodeURIComponent(href.slice(1))}>` : quote(href)})[${inside}];`;
}

function writeTable(table: Element, wanted: ReadonlySet<string>): string {
  const sections = itemsOf(table).filter(({ name }) => name !== 'caption' && name !== 'colgroup');
  const rows = sections.flatMap((section) => (section.name === 'tr' ? [section] : itemsOf(section)));
  const columns = Math.max(1, ...rows.slice(0, 1).map((row) => itemsOf(row).reduce((sum, { attributes }) => sum + Number(attributes['colspan'] ?? 1), 0)));
  const cells = (row: Element): string => itemsOf(row).map((cell) => writeCell(cell, wanted)).join(', ');
  const body = sections.map((section) => {
    const inside = section.name === 'tr' ? cells(section) : itemsOf(section).map(cells).join(', ');
    if (section.name === 'thead') return `table.header(repeat: true, ${inside})`;
    return section.name === 'tfoot' ? `table.footer(repeat: false, ${inside})` : inside;
  });
  return `\n\n#table(columns: ${columns}, ${body.filter((part) => part !== '').join(',\n')})\n\n`;
}

function writeCell({ name, attributes, children }: Element, wanted: ReadonlySet<string>): string {
  const spans = (['colspan', 'rowspan'] as const).map((key) => `${key}: ${attributes[key] ?? '1'}`).join(', ');
  const { id = '' } = attributes;
  const inside = (wanted.has(id) ? `#metadata(none)<${id}>` : '') + writeAll(children, wanted);
  return `table.cell(${spans})[${name === 'th' ? `#strong[${inside}]` : inside}]`;
}

const tallest = 220 / 178;
const drawingStyle = '<style>svg{fill:none;stroke:#333}text{fill:#000;stroke:none;font:9px "Noto Sans CJK SC"}</style>';

/** A drawing as wide as the text, a tall one as high as a page; a small code as small as it is. */
function writeDrawing({ attributes }: Element, markup: string): string {
  const [, , width = 1, height = 1] = (attributes['viewBox'] ?? '0 0 1 1').split(/[\s,]+/).map(Number);
  const named = markup.includes('xmlns=') ? markup : markup.replace('<svg', '<svg xmlns="http://www.w3.org/2000/svg"');
  const isCode = width === height && !markup.includes('<text');
  const size = isCode ? 'width: 22mm' : height / width > tallest ? 'height: 220mm' : 'width: 100%';
  const source = isCode ? named : named.replace(/^(<svg[^>]*>)/, `$1${drawingStyle}`);
  return `\n#image(bytes(${quote(source)}), format: "svg", ${size}${attributes['aria-label'] === undefined ? '' : `, alt: ${quote(attributes['aria-label'])}`})\n`;
}
