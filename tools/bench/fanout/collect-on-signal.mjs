// Loaded before a measured server: collects garbage when told to, so that memory can be compared.
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc');
// a signal that means nothing to anybody else, the framework's way of stopping included
process.on('SIGURG', () => collect());
