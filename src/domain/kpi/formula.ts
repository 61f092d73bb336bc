import type { Problem } from '../result.ts';

export type Operator = '+' | '-' | '×' | '÷';
export const functionNames = ['min', 'max', 'abs', 'sqrt'] as const;
export type FunctionName = (typeof functionNames)[number];

interface Span {
  /** Offsets into the text of the formula, end excluded. */
  readonly start: number;
  readonly end: number;
}

/** A formula as a tree. A number may carry a unit of its own: `100%`, `1000000PPM`, `100分`. */
export type FormulaNode = Span &
  (
    | { readonly kind: 'number'; readonly value: number; readonly unit: string }
    | { readonly kind: 'variable'; readonly name: string }
    | { readonly kind: 'negative'; readonly operand: FormulaNode }
    | { readonly kind: 'operation'; readonly operator: Operator; readonly left: FormulaNode; readonly right: FormulaNode }
    | { readonly kind: 'call'; readonly name: FunctionName; readonly operands: readonly FormulaNode[] }
  );

export interface Formula {
  readonly text: string;
  readonly root: FormulaNode;
}

/** A problem of a formula; `column` counts characters from 1. The field is `formula`. */
export interface FormulaProblem extends Problem {
  readonly column: number;
}

export type FormulaResult<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problems: readonly FormulaProblem[] };

export function formulaFailure(start: number, message: string): { readonly ok: false; readonly problems: readonly FormulaProblem[] } {
  return { ok: false, problems: [{ field: 'formula', column: start + 1, message: `公式第 ${start + 1} 列：${message}` }] };
}

/** Names of the variables in the order in which they first appear. */
export function listVariables(formula: Formula): readonly string[] {
  return [...new Set(collectNames(formula.root))];
}

function collectNames(node: FormulaNode): readonly string[] {
  return node.kind === 'variable' ? [node.name] : childrenOf(node).flatMap(collectNames);
}

export function childrenOf(node: FormulaNode): readonly FormulaNode[] {
  switch (node.kind) {
    case 'number':
    case 'variable':
      return [];
    case 'negative':
      return [node.operand];
    case 'operation':
      return [node.left, node.right];
    case 'call':
      return node.operands;
  }
}
