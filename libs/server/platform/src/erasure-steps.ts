import { Injectable } from '@nestjs/common';

/** What a part of the server does when somebody is erased. Done again after a restart it goes on where it was. */
export type ErasureStep = (personId: string) => Promise<void>;

/** In which order: first nobody writes in their name any more, then goes what they wrote, then what is known of them. */
export const erasureOrder = ['groups', 'words', 'reports', 'meetings'] as const;

/**
 * What has to be done before an account can go, each part of the server for what it keeps. A feature adds its step when
 * the server starts; the account's row, and all that hangs on it, goes last.
 */
@Injectable()
export class ErasureSteps {
  private readonly steps = new Map<(typeof erasureOrder)[number], ErasureStep>();

  add(name: (typeof erasureOrder)[number], step: ErasureStep): void {
    this.steps.set(name, step);
  }

  async run(personId: string): Promise<void> {
    for (const name of erasureOrder) {
      const step = this.steps.get(name);
      if (!step) throw new Error(`Nothing erases the ${name} of people.`);
      await step(personId);
    }
  }
}
