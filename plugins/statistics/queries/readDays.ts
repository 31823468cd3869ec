import type { Payload } from 'payload'
import { contextOf } from '@/core/context/context'
import { adapterOf } from '@/core/database/executor'
import { isoTime } from '@/core/database/isoTime'
import { isUuid } from '@/core/database/isUuid'

/** Days that statistics look back. */
export const ranges = [7, 30, 90, 365] as const
export type Range = (typeof ranges)[number]

export const measures = ['views', 'downloads', 'likes'] as const
export type Measure = (typeof measures)[number]

/** What happened on a day, or within `days` from it on. */
export type Step = Record<Measure, number> & { from: string; days: number }

/** A year is told by weeks: 365 points are more than a plot on a phone has room for. */
const stepOf = (range: Range) => (range === 365 ? 7 : 1)

export const parseRange = (value: string | null): Range => ranges.find((range) => String(range) === value) ?? 30

/** $1 is what the condition is about, $2 the number of days, $3 the days of a step. Today (UTC) is the last day. */
const statement = (condition: string) => `
  select (today - $2::int + 1 + n * $3::int)::text as from, least($3::int, $2::int - n * $3::int) as days,
    coalesce(sum(d.views), 0)::int as views, coalesce(sum(d.downloads), 0)::int as downloads,
    coalesce(sum(d.likes), 0)::int as likes
  from (select (now() at time zone 'UTC')::date as today) clock
  cross join generate_series(0, ($2::int - 1) / $3::int) n
  left join (
    select day, sum(views) as views, sum(downloads) as downloads, sum(likes) as likes from schematic_days
    where ${condition} and day > (now() at time zone 'UTC')::date - $2::int group by day
  ) d on d.day >= today - $2::int + 1 + n * $3::int and d.day < today - $2::int + 1 + (n + 1) * $3::int
  group by today, n order by n`

const ofOwner = statement('owner_id = $1')
const ofBuild = statement('schematic_id = $1')

/** What happened to all builds of an owner, step by step. */
export async function readOwnerDays(payload: Payload, ownerId: string, range: Range): Promise<Step[]> {
  const { rows } = await adapterOf(payload).pool.query<Step>({
    name: 'statistics-owner',
    text: ofOwner,
    values: [ownerId, range, stepOf(range)],
  })
  return rows
}

/** What happened to one build, step by step. */
export async function readBuildDays(payload: Payload, schematicId: string, range: Range): Promise<Step[]> {
  const { rows } = await adapterOf(payload).pool.query<Step>({
    name: 'statistics-build',
    text: ofBuild,
    values: [schematicId, range, stepOf(range)],
  })
  return rows
}

export type BuildTotals = Record<Measure, number> & { id: string; slug: string; title: string; preview: string | null }

/** Builds that a table of the busiest has. */
const BUSIEST = 20

/** An owner's builds that were asked for most, with what happened to each in the time. */
export async function readBusiest(payload: Payload, ownerId: string, range: Range): Promise<BuildTotals[]> {
  const { rows } = await adapterOf(payload).pool.query<BuildTotals>({
    name: 'statistics-busiest',
    text: `select s.id, s.slug, s.title, '${contextOf(payload).addresses.mediaFiles}' || m.sizes_card_filename as preview, d.views, d.downloads, d.likes
           from (
             select schematic_id, sum(views)::int as views, sum(downloads)::int as downloads, sum(likes)::int as likes
             from schematic_days where owner_id = $1 and day > (now() at time zone 'UTC')::date - $2::int
             group by 1 order by 3 desc, 2 desc, 4 desc, 1 limit ${BUSIEST}
           ) d join ${adapterOf(payload).names.schematics} s on s.id = d.schematic_id left join ${adapterOf(payload).names.media} m on m.id = s.preview_id
           where d.views + d.downloads + d.likes > 0
           order by d.downloads desc, d.views desc, d.likes desc, s.id`,
    values: [ownerId, range],
  })
  return rows
}

export type OwnBuild = { id: string; slug: string; title: string; createdAt: string }

/** The build at an address, where it is this person's own, or they are staff. */
export async function findOwnBuild(
  payload: Payload,
  slug: string,
  userId: string,
  isStaff: boolean,
): Promise<OwnBuild | undefined> {
  if (slug.includes('\0') || isUuid(slug)) return undefined
  const { rows } = await adapterOf(payload).pool.query<OwnBuild>({
    name: 'statistics-own-build',
    text: `select id, slug, title, ${isoTime('created_at')} as "createdAt" from ${adapterOf(payload).names.schematics}
           where slug = $1 and (owner_id = $2 or $3)`,
    values: [slug, userId, isStaff],
  })
  return rows[0]
}
