import { describe, expect, it } from 'vitest';
import { launchSleepyBrowser } from './chromium';
import { commentOn, countOf, demonstration, openText, signedIn } from './demonstration';

describe('a reader whose machine falls asleep', () => {
  const stage = demonstration();

  it('misses nothing, and sends once what was being sent', async () => {
    const sleepy = await launchSleepyBrowser();
    try {
      const ada = await signedIn(stage, 'ada');
      const ben = await signedIn({ server: stage.server, browser: sleepy.browser }, 'ben');
      await openText(ada.page);
      await openText(ben.page);
      await ada.page.getByRole('button', { name: /2\s*reading/ }).waitFor();
      await commentOn(ben.page, 13, 'Sent while the lid was closing.');
      sleepy.sleep();
      await commentOn(ada.page, 12, 'Said while the other slept.');
      // the server has noticed that nobody is there any more
      await ada.page.getByRole('button', { name: /1\s*reading/ }).waitFor({ timeout: 60_000 });
      sleepy.wake();
      await countOf(ben.page, 12, 1).click({ timeout: 60_000 });
      await ben.page.getByText('Said while the other slept.').waitFor();
      await countOf(ada.page, 13, 1).click({ timeout: 60_000 });
      await ada.page.getByText('Sent while the lid was closing.').waitFor();
      await ada.page.getByRole('button', { name: /2\s*reading/ }).waitFor();
      expect(await ada.page.getByText('Sent while the lid was closing.').count()).toBe(1);
      expect([...ada.complaints, ...ben.complaints]).toEqual([]);
    } finally {
      sleepy.wake();
      await sleepy.close();
    }
  });
});
