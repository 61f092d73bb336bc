import type { APIContext, APIRoute } from 'astro';

/** What a file of the site may ask of its route. */
export type FileContext<Props extends Record<string, unknown> = Record<string, unknown>, Params extends Record<string, string | undefined> = Record<string, string | undefined>> = Pick<APIContext<Props, Params>, 'params' | 'props' | 'site'>;

/** A file of the site that is text. The dev server answers with a response; a build calls `write` and has the text without one. */
export function textFile<Props extends Record<string, unknown> = Record<string, unknown>, Params extends Record<string, string | undefined> = Record<string, string | undefined>>(type: string, write: (context: FileContext<Props, Params>) => string | Promise<string>) {
  const answer: APIRoute<Props, Params> = async (context) => new Response(await write(context), { headers: { 'content-type': `${type}; charset=utf-8` } });
  return Object.assign(answer, { write });
}
