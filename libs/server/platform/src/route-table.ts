import { routes, type Route } from '@lectern/contracts';

/** Every route of the contracts. */
export const allRoutes: readonly Route[] = Object.values(routes);

const compiled = allRoutes.map((route) => ({
  route,
  pattern: new RegExp(`^${route.path.replace(/:[a-zA-Z]+/g, '[^/]+')}$`),
}));

/** The route a request is for. A path with parameters only matches when no fixed path does. */
export function matchRoute(method: string, path: string): Route | undefined {
  const wanted = method === 'HEAD' ? 'GET' : method;
  const candidates = compiled.filter(({ route, pattern }) => route.method === wanted && pattern.test(path));
  return (candidates.find(({ route }) => route.path === path) ?? candidates[0])?.route;
}

/** The methods a path can be called with; empty when there is no such path. */
export function methodsOf(path: string): string[] {
  return [...new Set(compiled.filter(({ pattern }) => pattern.test(path)).map(({ route }) => route.method))];
}
