import { readFileSync } from 'node:fs';
import { ParseOption, XmlDocument, type XmlElement, XsdValidator } from 'libxml2-wasm';
import type { IsoMessage } from './iso-messages.js';

/** Schemas are not compiled: this is contracts/iso20022 as seen from dist/src/disbursements/payment-files. */
const FOLDER = new URL('../../../../contracts/iso20022/', import.meta.url);
/** No entity is loaded or resolved, and nothing is fetched. */
const PLAIN = { option: ParseOption.XML_PARSE_NO_XXE | ParseOption.XML_PARSE_NONET, encoding: 'UTF-8' } as const;
const DOCTYPE = '<!DOCTYPE';

/** Elements by name, in their order; `@Name` is an attribute, `#` the text beside attributes. */
export interface XmlTree {
  readonly [name: string]: string | XmlTree | readonly XmlTree[] | undefined;
}

/** Not the XML it must be. The parser's own words quote the document and go no further. */
export class XmlUnfit extends Error {
  constructor(readonly line: number) {
    super('The document is not the message it must be');
  }
}

export const namespaceOf = (message: IsoMessage): string => `urn:iso:std:iso:20022:tech:xsd:${message}`;

/** The message as XML in UTF-8. Throws {@link XmlUnfit} unless it is valid against its schema, as it will be read. */
export function writeXml(message: IsoMessage, content: XmlTree): string {
  const document = XmlDocument.create();
  try {
    fill(document.createRoot('Document', namespaceOf(message)), content);
    const text = document.toString({ format: false });
    readXml(message, Buffer.from(text), () => {});
    return text;
  } finally {
    document.dispose();
  }
}

/** Hands over a message that is valid against its schema. Throws {@link XmlUnfit}, also for every DTD and whatever is not UTF-8. */
export function readXml<T>(message: IsoMessage, bytes: Buffer, read: (document: XmlDocument) => T): T {
  if (bytes.includes(DOCTYPE)) throw new XmlUnfit(1);
  const document = orUnfit(() => XmlDocument.fromBuffer(bytes, PLAIN));
  try {
    if (document.dtd !== null) throw new XmlUnfit(1);
    orUnfit(() => validatorOf(message).validate(document));
    return read(document);
  } finally {
    document.dispose();
  }
}

function fill(element: XmlElement, content: XmlTree): void {
  for (const [name, value] of Object.entries(content)) {
    if (value === undefined) continue;
    if (name === '#') element.addText(value as string);
    else if (name.startsWith('@')) element.setAttr(name.slice(1), value as string);
    else if (typeof value === 'string') element.addElement(name).addText(value);
    else for (const one of Array.isArray(value) ? value : [value]) fill(element.addElement(name), one as XmlTree);
  }
}

function orUnfit<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    const details = (error as { details?: readonly { line: number }[] }).details;
    if (!details) throw error;
    throw new XmlUnfit(details[0]?.line ?? 1);
  }
}

const validators = new Map<IsoMessage, XsdValidator>();

/** Compiled once, and kept as long as the process. */
function validatorOf(message: IsoMessage): XsdValidator {
  let validator = validators.get(message);
  if (!validator) {
    const schema = XmlDocument.fromBuffer(readFileSync(new URL(`${message}.xsd`, FOLDER)));
    validator = XsdValidator.fromDoc(schema);
    validators.set(message, validator);
  }
  return validator;
}
