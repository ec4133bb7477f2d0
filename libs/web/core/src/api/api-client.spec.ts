import '@angular/compiler';
import { accountRoutes } from '@lectern/contracts';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { ApiClient } from './api-client';
import { RefusedError, UnexpectedAnswerError, UnreachableError } from './faults';

function serverAnswers(status: number, body: unknown): ReturnType<typeof vi.fn> {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const fetch = vi.fn(async () => new Response(status === 204 ? null : text, { status }));
  vi.stubGlobal('fetch', fetch);
  return fetch;
}

describe('ApiClient', () => {
  afterEach(() => vi.unstubAllGlobals());

  it('sends what the route says and answers what the contract knows', async () => {
    const fetch = serverAnswers(200, { account: null, registration: 'open' });
    expect(await new ApiClient().call(accountRoutes.currentAccount)).toEqual({ account: null, registration: 'open' });
    expect(fetch).toHaveBeenCalledWith('/api/account', expect.objectContaining({ method: 'GET', body: null }));
  });

  it('sends a body as JSON', async () => {
    const fetch = serverAnswers(204, '');
    await new ApiClient().call(accountRoutes.changePassword, { body: { currentPassword: 'a', newPassword: 'b' } });
    expect(fetch).toHaveBeenCalledWith(
      '/api/account/password',
      expect.objectContaining({
        body: '{"currentPassword":"a","newPassword":"b"}',
        headers: expect.objectContaining({ 'content-type': 'application/json' }),
      }),
    );
  });

  it('throws a refusal and tells those who listen', async () => {
    serverAnswers(403, { code: 'E_FORBIDDEN', message: 'no' });
    const client = new ApiClient();
    const heard = vi.fn();
    client.onRefused(heard);
    const fault = await client.call(accountRoutes.sessions).catch((thrown: unknown) => thrown);
    expect(fault).toBeInstanceOf(RefusedError);
    expect(fault).toMatchObject({ status: 403, refusal: { code: 'E_FORBIDDEN' } });
    expect(heard).toHaveBeenCalledOnce();
  });

  it('takes an answer of something in between for no connection', async () => {
    serverAnswers(502, '<html>Bad gateway</html>');
    await expect(new ApiClient().call(accountRoutes.sessions)).rejects.toBeInstanceOf(UnreachableError);
  });

  it('does not pass on what the contract does not know', async () => {
    serverAnswers(200, [{ id: 'not an id' }]);
    await expect(new ApiClient().call(accountRoutes.sessions)).rejects.toBeInstanceOf(UnexpectedAnswerError);
  });

  it('says when there is no connection', async () => {
    vi.stubGlobal('fetch', () => Promise.reject(new TypeError('Failed to fetch')));
    await expect(new ApiClient().call(accountRoutes.sessions)).rejects.toBeInstanceOf(UnreachableError);
  });

  it('ends an aborted call with the reason it was aborted for', async () => {
    const reason = new Error('left the page');
    vi.stubGlobal('fetch', (_: string, { signal }: RequestInit) => Promise.reject(signal?.reason));
    const signal = AbortSignal.abort(reason);
    await expect(new ApiClient().call(accountRoutes.sessions, {}, { signal })).rejects.toBe(reason);
  });
});
