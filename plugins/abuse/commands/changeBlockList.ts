import { sql } from '@payloadcms/db-postgres'
import type { AuditSource } from '@/core/audit/auditSource'
import { recordAudit } from '@/core/audit/recordAudit'
import type { Executor } from '@/core/database/executor'
import { ShopError } from '@/core/errors/errors'
import { type BlockKind, blockKinds } from '../queries/findBlocked'
import { foldPhrase, MAX_PHRASE_WORDS, nameForms } from '../text/fold'
import { hostsIn } from '../text/links'

/** Terms of one kind. */
export const MAX_TERMS = 5_000
const MAX_TERM_LENGTH = 200

const wrong = (message: string) => new ShopError(400, 'invalid_field', message, { field: 'term' })

/** A term in the form that it is compared in. @throws ShopError `invalid_field` where it would match nothing */
export function foldTerm(kind: BlockKind, written: string): string {
  if (written.length > MAX_TERM_LENGTH) throw wrong(`An entry can have at most ${MAX_TERM_LENGTH} characters.`)
  if (kind === 'name') {
    const [form] = nameForms(written)
    if (!form) throw wrong('Enter a name with at least one letter.')
    return form
  }
  if (kind === 'word') {
    const phrase = foldPhrase(written)
    if (!phrase) throw wrong('Enter a word with at least one letter.')
    if (phrase.split(' ').length > MAX_PHRASE_WORDS) throw wrong(`A phrase can have at most ${MAX_PHRASE_WORDS} words.`)
    return phrase
  }
  const [host] = hostsIn(written.replace(/^.*@/, ''))
  if (!host) throw wrong('Enter a domain, as example.com.')
  return host
}

export type BlockedTerm = { kind: BlockKind; term: string; written: string; addedBy: string | null; addedAt: string }

/** The block list, by kind and in alphabetical order. */
export async function readBlockList(db: Executor): Promise<BlockedTerm[]> {
  const { rows } = await db.execute<BlockedTerm>(sql`
    select b.kind, b.term, b.written, p.username as "addedBy",
      to_char(b.added_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "addedAt"
    from blocked_terms b left join ${db.tables.profiles} p on p.id = b.added_by order by b.kind, b.term`)
  return rows
}

/**
 * Blocks a name, word, host or mail domain. Adding it again changes nothing. @throws ShopError `invalid_field`,
 * `limit_reached`
 */
export async function blockTerm(
  tx: Executor,
  source: AuditSource,
  { kind, written }: { kind: BlockKind; written: string },
): Promise<{ kind: BlockKind; term: string }> {
  const plain = written.trim()
  const term = foldTerm(kind, plain)
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`block list ${kind}`}, 0))`)
  const { rows } = await tx.execute<{ count: number }>(
    sql`select count(*)::int as count from blocked_terms where kind = ${kind}`,
  )
  if ((rows[0]?.count ?? 0) >= MAX_TERMS)
    throw new ShopError(409, 'limit_reached', `A block list has at most ${MAX_TERMS} entries. Remove some first.`)
  const { rowCount } = await tx.execute(sql`
    insert into blocked_terms (kind, term, written, added_by)
    values (${kind}, ${term}, ${plain}, (select id from ${tx.tables.profiles} where id = ${source.actorId}))
    on conflict do nothing`)
  if (rowCount) await recordAudit(tx, source, { action: 'block_list.changed', after: { kind, added: plain } })
  return { kind, term }
}

/** Removes an entry, by the form it is kept in. @throws ShopError `not_found` */
export async function unblockTerm(tx: Executor, source: AuditSource, kind: BlockKind, term: string): Promise<void> {
  const { rows } = await tx.execute<{ written: string }>(sql`
    delete from blocked_terms where kind = ${kind} and term = ${term} returning written`)
  if (!rows[0]) throw new ShopError(404, 'not_found', 'This entry is not on the list any more.')
  await recordAudit(tx, source, { action: 'block_list.changed', before: { kind, removed: rows[0].written } })
}

export const isBlockKind = (value: unknown): value is BlockKind => blockKinds.some((kind) => kind === value)
