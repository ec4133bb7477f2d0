import { turnTracingOn } from '@lectern/server/platform';

/**
 * Sends traces by OTLP over HTTP to the collector at an address such as http://localhost:4318. The packages are
 * loaded only here: a server without a collector neither waits for them nor keeps them in memory. Answers how to
 * send what is left and stop.
 */
export async function startTracing(endpoint: string): Promise<() => Promise<void>> {
  const [
    { context, propagation, trace },
    sdk,
    { OTLPTraceExporter },
    { AsyncLocalStorageContextManager },
    resources,
    core,
  ] = await Promise.all([
    import('@opentelemetry/api'),
    import('@opentelemetry/sdk-trace'),
    import('@opentelemetry/exporter-trace-otlp-http'),
    import('@opentelemetry/context-async-hooks'),
    import('@opentelemetry/resources'),
    import('@opentelemetry/core'),
  ]);
  const exporter = new OTLPTraceExporter({ url: `${endpoint.replace(/\/$/, '')}/v1/traces` });
  const provider = new sdk.TracerProvider({
    resource: resources.resourceFromAttributes({ 'service.name': 'lectern' }),
    spanProcessors: [new sdk.BatchSpanProcessor({ exporter })],
  });
  context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
  propagation.setGlobalPropagator(new core.W3CTraceContextPropagator());
  trace.setGlobalTracerProvider(provider);
  turnTracingOn();
  return () => provider.shutdown();
}
