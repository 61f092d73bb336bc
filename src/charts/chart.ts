/** What a drawing is called and how its ids begin; the prefix is unique on the page, so that the same input gives the same bytes. */
export interface ChartOptions {
  readonly idPrefix: string;
  readonly title: string;
}

/** The figures of a chart as rows of words, for readers who cannot see it or want the numbers. The first cell of a row names it. */
export interface ChartTable {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/**
 * A drawing with its text alternative and its table. Classes only: colours, dashes and faces come from chart.css, so that one drawing
 * serves the web in both themes and paper. (Chart libraries write colours into the drawing, measure text with a browser and number their
 * ids by a counter of the process; six small renderers were less to look after.)
 */
export interface Chart {
  readonly svg: string;
  readonly desc: string;
  readonly table: ChartTable;
}
