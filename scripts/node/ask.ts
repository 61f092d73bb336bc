import { createInterface } from 'node:readline/promises';
import { nearest } from '../../src/domain/text/nearest.ts';
import { CommandError, type CommandInput } from './run-command.ts';

interface Choice {
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
