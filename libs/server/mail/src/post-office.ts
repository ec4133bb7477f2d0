import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { Inject, Injectable, Logger } from '@nestjs/common';
import { parseConnectionUrl } from 'nodemailer/lib/shared';
import MailComposer from 'nodemailer/lib/mail-composer';
import SMTPConnection from 'nodemailer/lib/smtp-connection';
import { CONFIG, type Config } from '@lectern/server/platform';
import type { PostedLetter, PostOutcome } from './posted-letter';

const timeoutMs = 20_000;

/**
 * Posts letters that must not arrive twice. Whoever posts is asked to write down that the letter is out of their hands
 * at the last moment there is: when the mail server has accepted sender and receiver and waits for the words.
 */
@Injectable()
export class PostOffice {
  private readonly logger = new Logger('mail');

  constructor(@Inject(CONFIG) private readonly config: Config) {}

  /** `handOver` is called before the first byte of the letter leaves; if it throws, none does. */
  async post(letter: PostedLetter, handOver: () => Promise<void>): Promise<PostOutcome> {
    const message = await this.compile(letter);
    return this.config.smtpUrl === null
      ? this.keep(letter, message, handOver)
      : this.send(this.config.smtpUrl, letter, message, handOver);
  }

  private compile({ id, to, subject, text, html, unsubscribeUrl }: PostedLetter): Promise<Buffer> {
    const composer = new MailComposer({
      from: { name: 'Lectern', address: this.config.mailFrom },
      // an address object: nothing in a name can add a header
      to: { name: '', address: to },
      subject: subject.replace(/[\p{Cc}]/gu, ' '),
      messageId: `<${id}@${this.config.publicUrl.hostname}>`,
      text,
      html,
      headers: {
        'Auto-Submitted': 'auto-generated',
        'X-Auto-Response-Suppress': 'All',
        'List-Unsubscribe': `<${unsubscribeUrl}>`,
        'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
      },
    });
    return new Promise((resolve, reject) =>
      composer.compile().build((error, built) => (error ? reject(error) : resolve(built))),
    );
  }

  /** By its name a file is written once, however often it is tried. */
  private async keep({ id }: PostedLetter, message: Buffer, handOver: () => Promise<void>): Promise<PostOutcome> {
    await handOver();
    await mkdir(this.config.mailFolder, { recursive: true });
    const file = join(this.config.mailFolder, `${Date.now()}-${id.slice(0, 8)}.eml`);
    await writeFile(file, message, { mode: 0o600 });
    this.logger.warn(`SMTP_URL is not set; a letter was put into ${file}`);
    return 'sent';
  }

  private async send(
    url: string,
    { to }: PostedLetter,
    message: Buffer,
    handOver: () => Promise<void>,
  ): Promise<PostOutcome> {
    const { auth, ...options } = parseConnectionUrl(url);
    const connection = new SMTPConnection({
      ...options,
      connectionTimeout: timeoutMs,
      greetingTimeout: timeoutMs,
      socketTimeout: timeoutMs,
    });
    let isHandedOver = false;
    try {
      await new Promise<void>((resolve, reject) => {
        connection.once('error', reject);
        connection.connect((error) => (error ? reject(error) : resolve()));
      });
      if (auth) await called((done) => connection.login(auth, done));
      // read only when the server has said that it waits for the words
      const words = Readable.from(
        (async function* () {
          await handOver();
          isHandedOver = true;
          yield message;
        })(),
        { objectMode: false },
      );
      await called((done) =>
        connection.send({ from: this.config.mailFrom, to: [to], size: message.length }, words, done),
      );
      connection.quit();
      return 'sent';
    } catch (error) {
      connection.close();
      this.logger.warn(error);
      // an answer with a code is a clear no, whenever it comes
      const isRefusal = (error as { responseCode?: number }).responseCode !== undefined;
      return isHandedOver && !isRefusal ? 'unknown' : 'refused';
    }
  }
}

function called(call: (done: (error?: Error | null) => void) => void): Promise<void> {
  return new Promise((resolve, reject) => call((error) => (error ? reject(error) : resolve())));
}
