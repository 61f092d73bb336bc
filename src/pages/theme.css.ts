import type { APIRoute } from 'astro';
import { themeCss } from '../../templates/shell/theme.ts';
import { getManual } from '../site/manual.ts';

export const GET: APIRoute = async () => {
  const { company } = await getManual();
  return new Response(themeCss(company.brand), { headers: { 'content-type': 'text/css; charset=utf-8' } });
};
