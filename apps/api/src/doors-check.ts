import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DiscoveryService, MetadataScanner } from '@nestjs/core';
import { clientMessages } from '@lectern/contracts';
import { allRoutes, routeOf } from '@lectern/server/platform';

/** Before the server opens: every route and message of the contracts is bound exactly once, and nothing else is. */
@Injectable()
export class DoorsCheck implements OnModuleInit {
  constructor(
    private readonly discovery: DiscoveryService,
    private readonly scanner: MetadataScanner,
  ) {}

  onModuleInit(): void {
    const handlers = [...this.discovery.getControllers(), ...this.discovery.getProviders()].flatMap((wrapper) => {
      const prototype = wrapper.instance
        ? (Object.getPrototypeOf(wrapper.instance) as Record<string, (...args: never[]) => unknown>)
        : null;
      return prototype ? this.scanner.getAllMethodNames(prototype).map((name) => prototype[name]) : [];
    });
    const bound = handlers.flatMap((handler) => (handler && routeOf(handler)) ?? []);
    const messages = handlers.flatMap(
      (handler) => (handler && (Reflect.getMetadata('message', handler) as string | undefined)) ?? [],
    );
    this.expectOnce('routes', allRoutes, bound, (route) => `${route.method} ${route.path}`);
    this.expectOnce('messages', Object.keys(clientMessages), messages, (name) => name);
  }

  private expectOnce<T>(what: string, wanted: readonly T[], found: readonly T[], name: (item: T) => string): void {
    const wrong = [
      ...wanted.filter((item) => found.filter((other) => other === item).length !== 1),
      ...found.filter((item) => !wanted.includes(item)),
    ];
    if (wrong.length > 0)
      throw new Error(`These ${what} of the contracts are not bound exactly once: ${wrong.map(name).join(', ')}.`);
  }
}
