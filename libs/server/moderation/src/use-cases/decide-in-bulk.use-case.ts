import { Injectable } from '@nestjs/common';
import {
  bulkActionSchema,
  bulkItemStateSchema,
  bulkSchema,
  errorCodeSchema,
  type Bulk,
  type DecideInBulk,
} from '@lectern/contracts';
import { Access } from '@lectern/server/access';
import { Database } from '@lectern/server/database';
import { conflict, notFound, RateLimits, serverLimits, type SignedInCaller } from '@lectern/server/platform';
import { hashOfCommand } from '@lectern/server/realtime';
import { RulesRepository } from '@lectern/server/statements';
import { BulkRepository, type StoredBulk, type StoredBulkItem } from '../bulk/bulk.repository';
import { BulkRunner } from '../bulk/bulk-runner';

/** Decides many cases at once, after the answer: what becomes of each is asked for. */
@Injectable()
export class DecideInBulkUseCase {
  constructor(
    private readonly access: Access,
    private readonly database: Database,
    private readonly rules: RulesRepository,
    private readonly bulks: BulkRepository,
    private readonly runner: BulkRunner,
    private readonly rates: RateLimits,
  ) {}

  async begin(caller: SignedInCaller, input: DecideInBulk & { readonly groupId: string }): Promise<Bulk> {
    const { personId } = caller;
    const { groupId, ruleVersion: version, ruleNumber: number, cases, commandId } = input;
    await this.access.group(caller, groupId, 'moderate');
    const hash = hashOfCommand({ type: 'bulk.decide', personId, ...input });
    const known = await this.bulks.find(commandId);
    if (!known) {
      await this.rates.take('bulk', personId);
      await this.rules.named(groupId, { version, number, field: 'ruleNumber' }, this.database.client);
      const ids = cases.map(({ caseId }) => caseId);
      if ((await this.bulks.casesOf(groupId, ids)) !== ids.length) throw notFound();
    } else if (known.personId !== personId) throw notFound();
    else if (Buffer.compare(Buffer.from(known.commandHash), hash) !== 0)
      throw conflict('This command was given before, with other words. Give the new one a new name.');
    await this.bulks.create({ ...input, personId }, hash, new Date());
    await this.runner.add(commandId);
    return this.read(caller, commandId);
  }

  async read(caller: Pick<SignedInCaller, 'personId'>, bulkId: string): Promise<Bulk> {
    return present(await this.own(caller, bulkId), new Date());
  }

  /** Takes all of it back that nobody did anything with since; what had not had its turn is left out. */
  async undo(caller: SignedInCaller, bulkId: string): Promise<Bulk> {
    const found = await this.own(caller, bulkId);
    await this.access.group(caller, found.groupId, 'moderate');
    const until = undoUntil(found);
    if (until !== null && until < new Date())
      throw conflict('It is too late to undo this. Decide it anew, and say why.');
    await this.bulks.takeBack(bulkId);
    await this.runner.add(bulkId);
    return this.read(caller, bulkId);
  }

  private async own({ personId }: Pick<SignedInCaller, 'personId'>, bulkId: string): Promise<StoredBulk> {
    const found = await this.bulks.find(bulkId);
    if (found?.personId !== personId) throw notFound();
    return found;
  }
}

/** null: it is not finished, so there is time. */
function undoUntil({ finishedAt }: StoredBulk): Date | null {
  return finishedAt && new Date(finishedAt.getTime() + serverLimits.undoMs);
}

function present(found: StoredBulk, at: Date): Bulk {
  const { id, groupId, action, createdAt, state, items } = found;
  const canUndo = (state === 'running' || state === 'done') && (undoUntil(found) ?? at) >= at;
  return {
    id,
    groupId,
    action: bulkActionSchema.parse(action),
    at: createdAt.toISOString(),
    state: bulkSchema.shape.state.parse(state),
    items: items.map(presentItem),
    undoUntil: canUndo ? (undoUntil(found) ?? new Date(at.getTime() + serverLimits.undoMs)).toISOString() : null,
  };
}

function presentItem({
  caseId,
  state,
  refusedCode,
  refusedReason,
  refusedMessage,
}: StoredBulkItem): Bulk['items'][number] {
  return {
    caseId,
    state: bulkItemStateSchema.parse(state),
    refusal:
      refusedCode === null
        ? null
        : { code: errorCodeSchema.parse(refusedCode), reason: refusedReason, message: refusedMessage ?? '' },
  };
}
