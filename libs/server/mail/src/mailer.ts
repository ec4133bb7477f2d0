import { randomUUID } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Inject, Injectable, Logger } from '@nestjs/common';
import { createTransport, type Transporter } from 'nodemailer';
import { CONFIG, type Config } from '@lectern/server/platform';

/** A letter to one person. Text alone: nothing to track, nothing to load. */
export interface Letter {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}

/** Sends letters through SMTP; without `SMTP_URL` they are put into a folder as files. */
@Injectable()
export class Mailer {
  private readonly logger = new Logger('mail');
  private readonly transport: Transporter;

  constructor(@Inject(CONFIG) private readonly config: Config) {
    this.transport =
      config.smtpUrl === null
        ? createTransport({ streamTransport: true, buffer: true })
        : createTransport(config.smtpUrl);
  }

  async send(letter: Letter): Promise<void> {
    const sent: unknown = await this.transport.sendMail({
      from: { name: 'Lectern', address: this.config.mailFrom },
      // an address object: nothing in a name can add a header
      to: { name: '', address: letter.to },
      subject: letter.subject.replace(/[\p{Cc}]/gu, ' '),
      text: letter.text,
      headers: { 'Auto-Submitted': 'auto-generated' },
    });
    if (this.config.smtpUrl === null) await this.keep(sent);
  }

  private async keep(sent: unknown): Promise<void> {
    const { message } = sent as { message: Buffer };
    await mkdir(this.config.mailFolder, { recursive: true });
    const file = join(this.config.mailFolder, `${Date.now()}-${randomUUID().slice(0, 8)}.eml`);
    await writeFile(file, message, { mode: 0o600 });
    this.logger.warn(`SMTP_URL is not set; a letter was put into ${file}`);
  }
}
