/**
 * The program that a build renders with holds no content: the build reads it by the same schemas and hands it over. So what reads content
 * is not even loaded when the program is compiled.
 */
export const collections = process.env['MANUAL_PROGRAM'] === undefined ? await (await import('./site/content-collections.ts')).contentCollections() : {};
