import '@angular/compiler';
import { Injector } from '@angular/core';
import type { CurrentAccount } from '@lectern/contracts';
import { expect, it, vi } from 'vitest';
import { ApiClient } from '../api/api-client';
import { SessionStore } from './session-store';

const account = { id: 'a', email: 'a@example.org', displayName: 'A', createdAt: '2026-01-01T00:00:00.000Z' };

function storeOf(...answers: CurrentAccount[]) {
  const call = vi.fn(async () => answers.shift());
  const api = { provide: ApiClient, useValue: { call, onRefused: () => () => undefined } };
  return { call, store: Injector.create({ providers: [api, SessionStore] }).get(SessionStore) };
}

it('asks once who is signed in, and again only when told to', async () => {
  const { store, call } = storeOf({ account, registration: 'open' }, { account: null, registration: 'open' });
  await store.load();
  await store.load();
  expect(store.isSignedIn()).toBe(true);
  expect(call).toHaveBeenCalledTimes(1);
  await Promise.all([store.reload(), store.reload()]);
  expect(store.isSignedIn()).toBe(false);
  expect(call).toHaveBeenCalledTimes(2);
});
