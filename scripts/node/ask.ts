import { createInterface } from 'node:readline/promises';
import { parseCalendarDate } from '../../src/domain/revision/calendar-date.ts';
import { nearest } from '../../src/domain/text/nearest.ts';
import { CommandError, type CommandInput } from './run-command.ts';

export interface Choice {
  readonly value: string;
  readonly label: string;
}

/** The value of an option; asked for at a terminal when it was not given, refused when it is none of the choices. */
export async function ask(input: CommandInput, option: string, question: string, choices?: readonly Choice[]): Promise<string> {
  const given = input.options[option];
  const answer = typeof given === 'string' ? given.trim() : await askAtTerminal(option, question, choices);
  if (answer === '') throw new CommandError('usage', `${question}不能为空。用 --${option} 写明。`);
  if (choices && !choices.some(({ value }) => value === answer)) throw new CommandError('usage', explainChoice(option, answer, choices));
  return answer;
}

/** Whether a yes-or-no question was answered with yes: by the option, or at a terminal; no without either. */
export async function confirm(input: CommandInput, option: string, question: string): Promise<boolean> {
  if (input.options[option] === true) return true;
  return process.stdin.isTTY ? /^(y|yes|是|看过了?|对)$/i.test(await askAtTerminal(option, `${question}（是/否）`)) : false;
}

/** The value of an option that is a calendar day; undefined when it was not given. */
export function dayOption(input: CommandInput, option: string): string | undefined {
  const given = input.options[option];
  if (typeof given !== 'string') return undefined;
  const day = parseCalendarDate(given);
  if (!day.ok) throw new CommandError('usage', `--${option}：${day.problems.map(({ message }) => message).join('')}`);
  return given;
}

async function askAtTerminal(option: string, question: string, choices?: readonly Choice[]): Promise<string> {
  if (!process.stdin.isTTY) throw new CommandError('usage', `缺少 --${option}（${question}）。`);
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  try {
    for (const { value, label } of choices ?? []) console.log(`  ${value}　${label}`);
    return (await terminal.question(`${question}：`)).trim();
  } finally {
    terminal.close();
  }
}

function explainChoice(option: string, answer: string, choices: readonly Choice[]): string {
  const near = nearest(answer, choices.map(({ value }) => value), 3);
  const all = choices.length <= 15 ? `可用的：${choices.map(({ value, label }) => `${value}（${label}）`).join('、')}。` : '';
  return `--${option} 不能是「${answer}」。${near.length > 0 ? `最接近的是 ${near.join('、')}。` : ''}${all}`;
}
