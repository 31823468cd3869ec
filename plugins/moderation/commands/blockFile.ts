import { sql } from '@payloadcms/db-postgres'
import type { Executor } from '@/core/database/executor'
import { openCase } from './openCase'

/** Builds that one block puts into the queue. */
const MAX_FOUND = 50
/** Digits of a fingerprint of which each may differ by 15. */
const MAX_DISTANCE = 34 * 15 * 0.5
/** How alike two shapes must be for one to be looked at because the other is blocked. */
export const BLOCKED_LIKENESS = 0.92

type Block = {
  sha256: string
  schematicId: string | null
  caseId: string
  title: string
  moderatorId: string
  reason: string | null
}

/** The distance within which a shape is like a blocked one. */
const near = MAX_DISTANCE * (1 - BLOCKED_LIKENESS)

/**
 * Makes decisions that block files wait for each other: each opens cases of others' builds, of which another may just
 * decide. To be called before anything is locked.
 */
export async function queueBlocks(tx: Executor): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended('blocks of files', 0))`)
}

/**
 * Refuses a file to everyone from now on, and puts others' builds of the same bytes, or of nearly the same shape, into
 * the queue, except those that were removed already.
 */
export async function blockFile(tx: Executor, block: Block): Promise<void> {
  const { sha256, schematicId, caseId, title, moderatorId, reason } = block
  const { tables: t } = tx
  // Uploads of the same bytes that have begun are there now; those that begin wait, and see the block.
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`block ${sha256}`}, 0))`)
  await tx.execute(sql`
    insert into ${t.blockedFiles} (sha256, shape, title, reason, case_id, blocked_by_id)
    select ${sha256}, (select shape from ${t.schematicShapes} where schematic_id = ${schematicId}::uuid),
      ${title}, ${reason}, ${caseId}::uuid, ${moderatorId}::uuid
    on conflict (sha256) do nothing`)
  const { rows } = await tx.execute<{ id: string; fileId: string; ownerId: string; title: string }>(sql`
    select distinct on (s.id) s.id, f.id as "fileId", s.owner_id as "ownerId", s.title
    from ${t.schematics} s join ${t.schematicFiles} f on f.schematic_id = s.id
    where s.id is distinct from ${schematicId}::uuid and (f.sha256 = ${sha256} or (f.id = s.file_id and s.id in (
      select h.schematic_id from ${t.schematicShapes} h
      where h.shape <#> (select shape from ${t.schematicShapes} where schematic_id = ${schematicId}::uuid) <= ${near}::float8)))
      and not exists (select 1 from ${t.moderationDecisions} d join ${t.moderationCases} c on c.id = d.case_id
        where c.subject_kind = 'schematic' and c.subject_id = s.id and d.undone_at is null
          and d.decision in ('remove', 'block_hash'))
    order by s.id limit ${MAX_FOUND}`)
  for (const { id, fileId, ownerId, title: name } of rows)
    await openCase(tx, {
      kind: 'lookalike',
      subject: { kind: 'schematic', id },
      schematicId: id,
      fileId,
      ownerId,
      title: name,
      details: { blocked: sha256, text: title },
    })
}

/** Lets a file be uploaded again. @returns its hash, or nothing where it was not blocked */
export async function unblockFile(tx: Executor, by: { id: string } | { caseId: string }): Promise<string | undefined> {
  const which = 'id' in by ? sql`id = ${by.id}` : sql`case_id = ${by.caseId}`
  const { rows } = await tx.execute<{ sha256: string }>(sql`
    delete from ${tx.tables.blockedFiles} where ${which} returning sha256`)
  return rows[0]?.sha256
}

/** Puts a build into the queue whose shape, found after it was published, is like that of a blocked file. */
export async function compareWithBlocked(
  tx: Executor,
  { schematicId, fileId, ownerId }: { schematicId: string; fileId: string; ownerId: string },
): Promise<void> {
  const { tables: t } = tx
  const { rows } = await tx.execute<{ title: string; blocked: string; name: string }>(sql`
    select s.title, b.sha256 as blocked, b.title as name
    from ${t.schematics} s join ${t.schematicShapes} h on h.schematic_id = s.id
      join ${t.blockedFiles} b on b.shape is not null and h.shape <#> b.shape <= ${near}::float8
    where s.id = ${schematicId} order by h.shape <#> b.shape limit 1`)
  const found = rows[0]
  if (!found) return
  await openCase(tx, {
    kind: 'lookalike',
    subject: { kind: 'schematic', id: schematicId },
    schematicId,
    fileId,
    ownerId,
    title: found.title,
    details: { blocked: found.blocked, text: found.name },
  })
}
