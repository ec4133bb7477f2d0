import { Inject, Injectable } from '@nestjs/common';
import { OutboundClient, OutboundRefused } from '@lectern/server/outbound';
import { CONFIG, DomainError, type Config } from '@lectern/server/platform';
import type { OriginalFile } from '../revisions/original.repository';
import { plainFileName } from './plain-file-name';

/** What can be read, and what its name has to end with to be read as that. */
const endings: Readonly<Record<string, string>> = {
  'text/html': '.html',
  'application/xhtml+xml': '.html',
  'application/pdf': '.pdf',
  'application/epub+zip': '.epub',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': '.docx',
  'text/markdown': '.md',
  'text/plain': '.txt',
};

/** Fetches what is at an address as a file to be read. */
@Injectable()
export class AddressReader {
  private readonly client: OutboundClient;

  constructor(@Inject(CONFIG) config: Config) {
    this.client = new OutboundClient({ allowsLoopback: config.importFromLoopback });
  }

  /** @throws DomainError E_IMPORT with the reason */
  async fetch(address: string, signal: AbortSignal): Promise<OriginalFile> {
    try {
      const fetched = await this.client.fetch(address, Object.keys(endings), signal);
      return { fileName: fileNameOf(fetched.address, endings[fetched.mediaType] ?? ''), bytes: fetched.bytes };
    } catch (error) {
      if (!(error instanceof OutboundRefused)) throw error;
      throw new DomainError('E_IMPORT', error.message, { reason: error.code });
    }
  }
}

/** The last part of an address, as a file of its kind. */
export function fileNameOf(address: string, ending: string): string {
  const { pathname, hostname } = new URL(address);
  const last = pathname.split('/').findLast((part) => part !== '') ?? hostname;
  const name = plainFileName(decoded(last));
  return name.toLowerCase().endsWith(ending) ? name : `${name}${ending}`;
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
