import { type BrokenRule, describeRule, findBrokenRules } from './findBrokenRules'
import { listRules } from './listRules'
import { withMigrationLock } from './lock'
import type { TableNames } from './tableNames'
import type { Migration, Queryable } from './types'

/**
 * Makes again what was dropped or changed of what the migrations made, all or nothing. It does not put right what was
 * written meanwhile: rows that break a constraint keep it from being made, and counts stay as they are.
 * @param client one connection, not a pool
 * @returns what was made again
 */
export const repairRules = (
  client: Queryable,
  migrations: readonly Migration[],
  names: TableNames,
): Promise<string[]> =>
  withMigrationLock(client, async () => {
    const broken = await findBrokenRules(client, listRules(migrations, names))
    await client.query({ text: 'begin' })
    try {
      // A later migration may have replaced the function of an earlier trigger.
      const isTrigger = ({ rule }: BrokenRule) => rule.kind === 'trigger'
      const inOrder = broken.toSorted((one, other) => Number(isTrigger(one)) - Number(isTrigger(other)))
      for (const { rule, fault } of inOrder) for (const text of restore(rule, fault)) await client.query({ text })
      await client.query({ text: 'commit' })
    } catch (error) {
      await client.query({ text: 'rollback' })
      throw error
    }
    return broken.map(describeRule)
  })

function restore({ kind, name, table, statement }: BrokenRule['rule'], fault: BrokenRule['fault']): string[] {
  if (fault === 'missing') return [statement]
  if (kind === 'trigger') return [`alter table "${table}" enable trigger "${name}"`]
  if (kind === 'function') return [statement.replace(/^create (or replace )?function/i, 'create or replace function')]
  return [`alter table "${table}" drop constraint "${name}"`, statement]
}
