/** One line of a worked result: what it is, how it came about with the numbers filled in, the outcome (not rounded) and its unit ('' for none). */
export interface WorkedStep {
  readonly label: string;
  readonly expression: string;
  readonly value: number | string;
  readonly unit: string;
}
