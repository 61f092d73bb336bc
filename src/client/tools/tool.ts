import type { Chart, ChartTable } from '../../charts/chart.ts';
import type { Problem } from '../../domain/result.ts';
import type { WorkedStep } from '../../domain/worked-step.ts';

/** One control of a calculator. Without `options` it is a line of text; the calculation reads numbers as they are typed. */
export interface ToolField {
  readonly name: string;
  readonly label: string;
  /** '' for a pure number or a choice. */
  readonly unit: string;
  readonly hint: string;
  /** What it is filled with at first: the worked example. */
  readonly value: string;
  readonly options?: readonly { readonly value: string; readonly label: string }[];
}

export interface ToolFieldGroup {
  readonly title: string;
  readonly fields: readonly ToolField[];
}

/** What is filled in, by field name, as typed. */
export type ToolValues = Readonly<Record<string, string>>;

export interface ToolSection {
  readonly title: string;
  readonly steps: readonly WorkedStep[];
}

/** Everything that a calculator has to say about what is filled in. Problems name their fields; the rest is what can be said in spite of them. */
export interface ToolView {
  readonly problems: readonly Problem[];
  /** One sentence, for those who listen. */
  readonly summary: string;
  readonly verdict?: { readonly tone: 'ok' | 'bad' | 'open'; readonly word: string; readonly why: string };
  readonly facts: readonly { readonly label: string; readonly value: string }[];
  readonly table?: ChartTable;
  readonly sections: readonly ToolSection[];
  readonly chart?: Chart & { readonly title: string };
  readonly notes: readonly string[];
}

/** A calculator: its form as data and a pure function from what is filled in to what is shown. */
export interface Tool {
  readonly name: string;
  readonly title: string;
  readonly about: string;
  readonly groups: readonly ToolFieldGroup[];
  readonly derive: (values: ToolValues) => ToolView;
}

export const fieldsOf = ({ groups }: Tool): readonly ToolField[] => groups.flatMap(({ fields }) => fields);

/** The worked example that the page shows before anything is changed. */
export const exampleOf = (tool: Tool): ToolValues => Object.fromEntries(fieldsOf(tool).map(({ name, value }) => [name, value]));
