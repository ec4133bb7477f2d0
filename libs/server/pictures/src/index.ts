export * from './picture-holders';
export * from './picture-kind';
export * from './picture-maker';
export * from './picture.repository';
export * from './pictures.module';
export * from './show-picture.use-case';
