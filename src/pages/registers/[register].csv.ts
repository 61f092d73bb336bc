import type { GetStaticPaths } from 'astro';
import { formatRegisterCsv } from '../../model/register-csv.ts';
import type { Register } from '../../model/register.ts';
import { registerNames, registers, type RegisterName } from '../../model/registers/index.ts';
import { getManual } from '../../site/manual.ts';
import { textFile } from '../../site/text-file.ts';

export const getStaticPaths = (() => registerNames.map((register) => ({ params: { register } }))) satisfies GetStaticPaths;

export const GET = textFile('text/csv', async ({ params }) => {
  const name = params['register'] as RegisterName;
  const register: Register = registers[name];
  const { registers: data } = await getManual();
  return formatRegisterCsv(register.schema, data[name]);
});
