import type { Payload } from 'payload'
import { contextOf } from '@/core/context/context'
import { adapterOf } from '@/core/database/executor'
import { isoTime } from '@/core/database/isoTime'
import { MAX_CHARACTERS } from '@/core/text/textLimits'
import {
  type ListingStatus,
  listingStatuses,
  type RefusalReason,
  type Visibility,
  visibilities,
} from '@/core/vocabulary'
import { cardColumns, cardJoins, type SchematicCard, searchJoin } from './card'

export type MyListing = SchematicCard & {
  status: ListingStatus
  visibility: Visibility
  /** By a moderator. */
  hidden: boolean
  bytes: number
  filename: string
  reason: RefusalReason | null
  createdAt: string
}

export const mineSorts = ['newest', 'oldest', 'title', 'downloads', 'likes', 'views', 'size'] as const
type MineSort = (typeof mineSorts)[number]

/** A filter of one's own builds. */
export type MineFilter = {
  q?: string | undefined
  status?: ListingStatus | undefined
  visibility?: Visibility | undefined
  category?: string | undefined
  sort: MineSort
  page: number
}

export const MINE_PAGE_SIZE = 24

const orders: Record<MineSort, string> = {
  newest: 's.created_at desc, s.id desc',
  oldest: 's.created_at, s.id',
  title: 'lower(s.title), s.id',
  downloads: 's.download_count desc, s.id desc',
  likes: 's.like_count desc, s.id desc',
  views: 's.view_count desc, s.id desc',
  size: 'f.filesize desc, s.id desc',
}

const isOneOf = <T extends string>(words: readonly T[], word: string | null): word is T =>
  words.some((known) => known === word)

/** Parses a filter from a URL; invalid parts are ignored. */
export function parseMine(address: URLSearchParams): MineFilter {
  const [status, visibility, sort] = [address.get('status'), address.get('visibility'), address.get('sort')]
  const page = Number.parseInt(address.get('page') ?? '1', 10)
  return {
    q: address.get('q')?.trim().slice(0, MAX_CHARACTERS.title) || undefined,
    status: isOneOf(listingStatuses, status) ? status : undefined,
    visibility: isOneOf(visibilities, visibility) ? visibility : undefined,
    category: address.get('category')?.slice(0, MAX_CHARACTERS.slug) || undefined,
    sort: isOneOf(mineSorts, sort) ? sort : 'newest',
    page: page >= 1 && page <= 10_000 ? page : 1,
  }
}

/** An owner's own listings in any state. */
export async function readMine(
  payload: Payload,
  ownerId: string,
  filter: MineFilter,
): Promise<{ docs: MyListing[]; total: number }> {
  const { q, status, visibility, category, sort, page } = filter
  const values: unknown[] = [ownerId]
  const conditions = ['s.owner_id = $1']
  const add = (value: unknown, condition: (at: string) => string) => {
    if (value !== undefined) conditions.push(condition(`$${values.push(value)}`))
  }
  add(q, (at) => `position(lower(${at}) in lower(s.title)) > 0`)
  add(status, (at) => `s.status = ${at}::enum_${adapterOf(payload).names.schematics}_status`)
  add(visibility, (at) => `s.visibility = ${at}::enum_${adapterOf(payload).names.schematics}_visibility`)
  if (category === 'none') conditions.push('s.category_id is null')
  else
    add(category, (at) => `s.category_id = (select id from ${adapterOf(payload).names.categories} where slug = ${at})`)
  const limit = `limit $${values.push(MINE_PAGE_SIZE)} offset $${values.push((page - 1) * MINE_PAGE_SIZE)}`
  const { rows } = await adapterOf(payload).pool.query<{
    card: SchematicCard
    own: Omit<MyListing, keyof SchematicCard>
    total: number
  }>({
    text: `with page as (
             select s.id, f.id as file_id, (count(*) over ())::int as total,
               row_number() over (order by ${orders[sort]}) as place
             from ${adapterOf(payload).names.schematics} s join ${adapterOf(payload).names.schematicFiles} f on f.id = s.file_id
             where ${conditions.join(' and ')} order by ${orders[sort]} ${limit}
           )
           select (${cardColumns(contextOf(payload))})::json as card, json_build_object('status', s.status, 'visibility', s.visibility,
             'hidden', s.moderated_visibility is not null,
             'bytes', f.filesize, 'filename', f.filename, 'reason', f.reason, 'createdAt', ${isoTime('s.created_at')}) as own, page.total
           from page join ${adapterOf(payload).names.schematics} s on s.id = page.id join ${adapterOf(payload).names.schematicFiles} f on f.id = page.file_id
           ${searchJoin} ${cardJoins(contextOf(payload))} order by page.place`,
    values,
  })
  // The total comes with the rows: past the last page there are none.
  if (rows.length === 0 && page > 1)
    return { docs: [], total: (await readMine(payload, ownerId, { ...filter, page: 1 })).total }
  return { docs: rows.map(({ card, own }) => ({ ...card, ...own })), total: rows[0]?.total ?? 0 }
}
