import { describe, expect, it } from 'vitest';
import { notLoaded, type Remote } from './remote';
import { remoteLoading } from './remote-loading';

function holder() {
  const held: { remote: Remote<string> } = { remote: notLoaded };
  return { held, load: remoteLoading<string>((change) => (held.remote = change(held.remote))) };
}

describe('remoteLoading', () => {
  it('keeps showing the old while the new is on its way', async () => {
    const { held, load } = holder();
    await load(async () => 'old');
    const second = load(async () => 'new');
    expect(held.remote).toMatchObject({ status: 'loading', value: 'old' });
    await second;
    expect(held.remote).toMatchObject({ status: 'ready', value: 'new' });
  });

  it('shows nothing on once it was refused', async () => {
    const { held, load } = holder();
    await load(async () => 'old');
    await load(() => Promise.reject(new Error('no')));
    expect(held.remote).toMatchObject({ status: 'failed', value: null });
  });

  it('ignores the answer to an older question that comes later', async () => {
    const { held, load } = holder();
    let answerFirst: (value: string) => void = () => undefined;
    const first = load(() => new Promise((resolve) => (answerFirst = resolve)));
    await load(async () => 'second');
    answerFirst('first');
    await first;
    expect(held.remote).toMatchObject({ status: 'ready', value: 'second' });
  });
});
