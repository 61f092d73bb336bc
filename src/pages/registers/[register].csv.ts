import type { APIRoute, GetStaticPaths } from 'astro';
import { formatRegisterCsv } from '../../model/register-csv.ts';
import type { Register } from '../../model/register.ts';
import { registerNames, registers, type RegisterName } from '../../model/registers/index.ts';
import { getManual } from '../../site/manual.ts';

export const getStaticPaths = (() => registerNames.map((register) => ({ params: { register } }))) satisfies GetStaticPaths;

export const GET: APIRoute = async ({ params }) => {
  const name = params['register'] as RegisterName;
  const register: Register = registers[name];
  const { registers: data } = await getManual();
  return new Response(formatRegisterCsv(register.schema, data[name]), { headers: { 'content-type': 'text/csv; charset=utf-8' } });
};
