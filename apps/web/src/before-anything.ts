// The contracts build their schemas as soon as their module runs. Compiling them with `new Function`
// is what the Content-Security-Policy forbids, so zod has to know before it is even loaded.
Object.assign(globalThis, { __zod_globalConfig: { jitless: true } });
