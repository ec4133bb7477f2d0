interface TrustedAddresses {
  createPolicy(
    name: string,
    rules: { createScriptURL: (address: string) => string },
  ): {
    createScriptURL(address: string): URL;
  };
}

const trusted = new Map<string, URL>();

/**
 * The address of a worker of this client, said to be trusted where the browser wants to be told. The policy is one of
 * those the server names in its header, and is for this path alone.
 */
export function workerAddress(policy: `lectern#${string}`, path: string): URL {
  const address = new URL(path, location.href);
  const { trustedTypes } = globalThis as { trustedTypes?: TrustedAddresses };
  const known =
    trusted.get(policy) ??
    trustedTypes?.createPolicy(policy, { createScriptURL: () => address.href }).createScriptURL(address.href);
  if (!known) return address;
  trusted.set(policy, known);
  return known;
}
