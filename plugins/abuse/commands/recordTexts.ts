import { sql } from '@payloadcms/db-postgres'
import type { Executor } from '@/core/database/executor'
import { fingerprintOf } from '../text/fingerprint'
import { abuseOptions } from '../types'
import { duplicateText } from './refusals'

/** A text where it stands: of all that is written there, by one person, the last counts. */
export type PlacedText = { field: string; kind: string; target: string; text: string }

/** Bits of 64 by which texts of one person differ that say about the same; unrelated ones differ by about 30. */
const NEAR_BITS = 14
/** Of texts by different people. */
const EQUAL_BITS = 3

/**
 * Keeps what was written as keyed hashes for some hours, and refuses what one person has commented, or many have
 * written, already.
 * @throws ShopError `duplicate_text`
 */
export async function recordTexts(tx: Executor, authorId: string, texts: readonly PlacedText[]): Promise<void> {
  const { duplicateHours, duplicatesPerPerson, duplicatesPerSite } = abuseOptions.of(tx.context)
  for (const { field, kind, target, text } of texts) {
    const print = fingerprintOf(tx.context, text)
    if (!print) {
      await tx.execute(sql`
        delete from written_texts where person_id = ${authorId} and kind = ${kind} and target = ${target}`)
      continue
    }
    const { exact, similar, bands } = print
    // Serialized by what the text says, so that the counts are exact for equal texts.
    await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`text ${exact}`}, 0))`)
    const distance = sql`bit_count((similar_bits # ${similar.toString()}::bigint)::bit(64))`
    const { rows } = await tx.execute<{ own: number; people: number }>(sql`
      select
        (select count(*)::int from written_texts where person_id = ${authorId} and kind = 'comment' and ${kind} = 'comment'
          and target <> ${target} and at > now() - make_interval(hours => ${duplicateHours})
          and (exact = ${exact} or ${distance} <= ${NEAR_BITS})) as own,
        (select count(distinct person_id)::int from written_texts where person_id <> ${authorId}
          and at > now() - make_interval(hours => ${duplicateHours})
          and (exact = ${exact} or (bands && ${`{${bands.join(',')}}`}::int[] and ${distance} <= ${EQUAL_BITS}))) as people`)
    const { own = 0, people = 0 } = rows[0] ?? {}
    if (own >= duplicatesPerPerson || people >= duplicatesPerSite) throw duplicateText(field)
    await tx.execute(sql`
      insert into written_texts (person_id, kind, target, exact, similar_bits, bands)
      values (${authorId}, ${kind}, ${target}, ${exact}, ${similar.toString()}::bigint, ${`{${bands.join(',')}}`}::int[])
      on conflict (person_id, kind, target) do update
        set exact = excluded.exact, similar_bits = excluded.similar_bits, bands = excluded.bands, at = now()`)
  }
}

/** Removes what is too old to count. */
export async function trimTexts(db: Executor): Promise<void> {
  const { duplicateHours } = abuseOptions.of(db.context)
  await db.execute(sql`delete from written_texts where at < now() - make_interval(hours => ${duplicateHours})`)
}
