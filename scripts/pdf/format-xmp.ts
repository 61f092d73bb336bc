import type { PrintPlan } from './print-plan.ts';

export interface XmpOptions {
  readonly producer: string;
  /** Whether the file may call itself PDF/UA-1. */
  readonly accessible: boolean;
}

/** The XMP packet of a book: the same facts as its Info dictionary, in XML. */
export function formatXmp(plan: PrintPlan, { producer, accessible }: XmpOptions): string {
  const date = `${plan.date}T00:00:00Z`;
  return `<?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<dc:format>application/pdf</dc:format>
<dc:title>${alternatives(plan.title, plan.lang)}</dc:title>
<dc:creator><rdf:Seq><rdf:li>${escapeXml(plan.author)}</rdf:li></rdf:Seq></dc:creator>
<dc:description>${alternatives(plan.subject, plan.lang)}</dc:description>
<dc:subject><rdf:Bag>${plan.keywords.map((word) => `<rdf:li>${escapeXml(word)}</rdf:li>`).join('')}</rdf:Bag></dc:subject>
<dc:language><rdf:Bag><rdf:li>${plan.lang}</rdf:li></rdf:Bag></dc:language>
<xmp:CreateDate>${date}</xmp:CreateDate>
<xmp:ModifyDate>${date}</xmp:ModifyDate>
<xmp:CreatorTool>${escapeXml(plan.creator)}</xmp:CreatorTool>
<pdf:Producer>${escapeXml(producer)}</pdf:Producer>
<pdf:Keywords>${escapeXml(plan.keywords.join(' '))}</pdf:Keywords>${accessible ? '\n<pdfuaid:part>1</pdfuaid:part>' : ''}
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>`;
}

const alternatives = (text: string, lang: string): string =>
  `<rdf:Alt><rdf:li xml:lang="x-default">${escapeXml(text)}</rdf:li><rdf:li xml:lang="${lang}">${escapeXml(text)}</rdf:li></rdf:Alt>`;

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

const escapeXml = (text: string): string => text.replaceAll(/[&<>]/g, (char) => ESCAPES[char] ?? char);
