import { Injectable } from '@nestjs/common';
import webPush from 'web-push';
import { Database } from '@lectern/server/database';

/** The keys by which push services know this server (RFC 8292). */
export interface PushKeyPair {
  readonly publicKey: string;
  readonly privateKey: string;
}

/** Keeps the keys, which are made when they are first asked for: one pair, whichever server asks first. */
@Injectable()
export class PushKeysRepository {
  private known: PushKeyPair | null = null;

  constructor(private readonly database: Database) {}

  async keys(): Promise<PushKeyPair> {
    return (this.known ??= (await this.stored()) ?? (await this.made()));
  }

  private stored(): Promise<PushKeyPair | null> {
    return this.database.client.pushKeys.findUnique({
      where: { id: 1 },
      select: { publicKey: true, privateKey: true },
    });
  }

  private async made(): Promise<PushKeyPair> {
    const { publicKey, privateKey } = webPush.generateVAPIDKeys();
    await this.database.client.pushKeys.createMany({ data: [{ id: 1, publicKey, privateKey }], skipDuplicates: true });
    const stored = await this.stored();
    if (!stored) throw new Error('The keys for push were not stored.');
    return stored;
  }
}
