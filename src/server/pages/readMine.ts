import type { Payload } from 'payload'
import type { ListingStatus, RefusalReason, Visibility } from '@/vocabulary'
import { adapterOf } from '../database'
import { cardColumns, cardJoins, type SchematicCard, searchJoin } from '../schematics/card'

export type MyListing = SchematicCard & {
  status: ListingStatus
  visibility: Visibility
  bytes: number
  filename: string
  reason: RefusalReason | null
  createdAt: string
}

export const MINE_PAGE_SIZE = 24

/** An owner's own listings, newest first, whatever has become of them. */
export async function readMine(
  payload: Payload,
  ownerId: string,
  page: number,
): Promise<{ docs: MyListing[]; total: number }> {
  const { rows } = await adapterOf(payload).pool.query<{
    card: SchematicCard
    own: Omit<MyListing, keyof SchematicCard>
    total: number
  }>({
    name: 'page-mine',
    text: `select (${cardColumns})::json as card, json_build_object('status', s.status, 'visibility', s.visibility,
             'bytes', f.filesize, 'filename', f.filename, 'reason', f.reason, 'createdAt', s.created_at) as own,
             (count(*) over ())::int as total
           from schematics s join schematic_files f on f.id = s.file_id
           ${searchJoin} ${cardJoins}
           where s.owner_id = $1 order by s.created_at desc, s.id desc limit $2 offset $3`,
    values: [ownerId, MINE_PAGE_SIZE, (page - 1) * MINE_PAGE_SIZE],
  })
  return { docs: rows.map(({ card, own }) => ({ ...card, ...own })), total: rows[0]?.total ?? 0 }
}
