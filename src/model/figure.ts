import type { Position } from '../diagnostics/diagnostic.ts';

/** What the comment lines at the head of a table say about it, as `# 名: 值`. */
export interface FigureFacts {
  /** What the table shows. */
  readonly title?: string;
  /** The KPI whose variables its columns are. */
  readonly kpi?: string;
  /** The unit of its counts. */
  readonly unit?: string;
  /** True where the figures are made up for the sample company. */
  readonly sample: boolean;
}

export interface FigureCell extends Position {
  readonly text: string;
}

/** One table of operating data: content/figures/<name>.csv. The first column names the period or the item. */
export interface Figure {
  readonly name: string;
  readonly file: string;
  readonly facts: FigureFacts;
  /** Where each fact and column name stands. */
  readonly places: Readonly<Record<string, Position>>;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly FigureCell[])[];
}

/** A cell as a number; undefined where it is left empty or says 缺数, and 'bad' where it is neither. */
export type CellNumber = number | undefined | 'bad';

const missingWords: ReadonlySet<string> = new Set(['', '缺数', '-', '—']);
const plainNumber = /^[+-]?(\d{1,3}(,\d{3})+|\d+)(\.\d+)?$/;

/** Full-width digits and thousands separators are accepted; everything else that is no number is 'bad', never 0. */
export function readCellNumber({ text }: Pick<FigureCell, 'text'>): CellNumber {
  const normal = text.normalize('NFKC').trim().replace('−', '-');
  if (missingWords.has(normal)) return undefined;
  return plainNumber.test(normal) ? Number(normal.replaceAll(',', '')) : 'bad';
}

/** The numbers of a column with the first cell of their rows; missing and bad cells are undefined. No column gives no numbers. */
export function selectColumn(figure: Figure, column: string): readonly { readonly key: string; readonly value: number | undefined }[] {
  const index = figure.columns.indexOf(column);
  if (index < 0) return [];
  return figure.rows.map((row) => {
    const value = readCellNumber(row[index] ?? { text: '' });
    return { key: row[0]?.text ?? '', value: value === 'bad' ? undefined : value };
  });
}

export const findFigure = (figures: readonly Figure[], name: string): Figure | undefined => figures.find((figure) => figure.name === name);

/** The table of a KPI's variables. */
export const figureOfKpi = (figures: readonly Figure[], kpi: string): Figure | undefined => figures.find((figure) => figure.facts.kpi === kpi);
