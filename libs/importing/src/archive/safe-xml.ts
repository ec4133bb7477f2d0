import { SaxesParser } from 'saxes';
import { importLimits } from '../import-limits';
import { ImportRefused } from '../import-refused';
import type { MarkupElement, MarkupNode } from '../markup/markup-tree';

/**
 * The text of an XML file of an archive, with everything refused that expands or fetches: a document type may name a
 * public identifier at most where `allowsDoctype` says so, and never declares anything.
 *
 * @throws ImportRefused IMPORT_UNSAFE_XML, IMPORT_TOO_DEEP, IMPORT_DAMAGED
 */
export function decodeXml(bytes: Uint8Array, allowsDoctype = false): string {
  const encoding =
    bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : 'utf-8';
  let text: string;
  try {
    text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new ImportRefused('IMPORT_DAMAGED', 'A part of the file is not valid Unicode.', { cause });
  }
  if (text.includes('\0')) throw new ImportRefused('IMPORT_UNSAFE_XML', 'A part of the file hides its encoding.');
  const doctype = /<!DOCTYPE[^>[]*[[>]/i.exec(text)?.[0];
  const declares = /<!(?:ENTITY|ELEMENT|ATTLIST|NOTATION)/i.test(text) || doctype?.endsWith('[') === true;
  if (declares || (doctype !== undefined && !allowsDoctype)) {
    throw new ImportRefused('IMPORT_UNSAFE_XML', 'A part of the file declares its own entities or document type.');
  }
  guardDepth(text);
  return text;
}

/** Counts open elements in one pass, so that no parser has to go deep to find out. */
function guardDepth(xml: string): void {
  let depth = 0;
  let nodes = 0;
  for (let at = xml.indexOf('<'); at !== -1; at = xml.indexOf('<', at + 1)) {
    const next = xml.charCodeAt(at + 1);
    if (next === 0x2f) depth -= 1;
    else if (next !== 0x21 && next !== 0x3f) {
      nodes += 1;
      const end = xml.indexOf('>', at);
      if (end !== -1 && xml.charCodeAt(end - 1) !== 0x2f) depth += 1;
    }
    if (depth > importLimits.nestingLevels || nodes > importLimits.xmlNodes) {
      throw new ImportRefused('IMPORT_TOO_DEEP', 'A part of the file nests too deeply or has too many elements.');
    }
  }
}

/** Parses a small XML file (a package list, properties) into a tree with names without prefixes. */
export function parseXml(bytes: Uint8Array, allowsDoctype = false): MarkupElement {
  const root: { name: string; attributes: Map<string, string>; children: MarkupNode[] } = {
    name: '',
    attributes: new Map(),
    children: [],
  };
  const open = [root];
  const parser = new SaxesParser({ xmlns: false });
  parser.on('opentag', ({ name, attributes }) => {
    const element = { name: localName(name), attributes: new Map(Object.entries(attributes)), children: [] };
    open.at(-1)?.children.push(element);
    open.push(element);
  });
  parser.on('closetag', () => void open.pop());
  parser.on('text', (text) => void open.at(-1)?.children.push(text));
  parser.on('cdata', (text) => void open.at(-1)?.children.push(text));
  parser.on('error', (cause) => {
    throw new ImportRefused('IMPORT_DAMAGED', 'A part of the file is not well-formed XML.', { cause });
  });
  parser.write(decodeXml(bytes, allowsDoctype)).close();
  return root;
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1).toLowerCase();
}
