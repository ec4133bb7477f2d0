/**
 * What Node is told when it runs the API process. Young objects get a few megabytes: on a machine with
 * much memory V8 would give them over a hundred while the server starts, and never take them back.
 */
export const apiArguments = ['--enable-source-maps', '--disable-proto=delete', '--max-semi-space-size=8'];
