import { Global, Module } from '@nestjs/common';
import { RulesRepository } from './rules.repository';
import { StatementRepository } from './statement.repository';
import { Statements } from './statements';

/** Gives every feature that restricts the rules it has to name, and the one way to tell whom it restricts. */
@Global()
@Module({
  providers: [RulesRepository, StatementRepository, Statements],
  exports: [RulesRepository, StatementRepository, Statements],
})
export class StatementsModule {}
