/** Text that means nothing to Markdown. */
export const markdownText = (text: string): string => text.replace(/[\\`*[\]<]/g, '\\$&').replace(/\s*\n\s*/g, ' ');

export const markdownLink = (text: string, href: string | undefined): string => (href === undefined ? text : `[${text}](${href})`);

/** Blocks with an empty line between them; empty ones are left out. */
export const joinBlocks = (blocks: readonly string[]): string => blocks.filter((block) => block.trim() !== '').join('\n\n');

/** A table; cells are Markdown already. */
export function markdownTable(columns: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${columns.map((_, index) => cellText(cells[index] ?? '')).join(' | ')} |`;
  return [line(columns), `|${columns.map(() => '---').join('|')}|`, ...rows.map(line)].join('\n');
}

const cellText = (markdown: string): string => markdown.replace(/\s*\n+\s*/g, '；').replaceAll('|', '\\|');

/** A list; an item of several lines is indented below its mark. */
export const markdownList = (items: readonly string[], markOf: (index: number) => string = () => '-'): string =>
  items
    .map((item, index) => {
      const mark = `${markOf(index)} `;
      return `${mark}${item.replace(/\n(?=[^\n])/g, `\n${' '.repeat(mark.length)}`)}`;
    })
    .join('\n');

export const numbered = (index: number): string => `${index + 1}.`;
