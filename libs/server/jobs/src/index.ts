export * from './job-lines';
export * from './jobs.module';
