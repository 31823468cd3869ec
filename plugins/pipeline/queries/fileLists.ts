import type { ShopContext } from '@/core/context/context'
import { underwayStatuses } from '@/core/vocabulary'

const DAY = 24 * 3600 * 1000

/** Refused within the last day. */
const lately = () => `[refusedAt][greater_than]=${new Date(Date.now() - DAY).toISOString()}`

/** The moderators' lists of files, as URLs of Payload's list view. */
export function fileListsOf({ slugs }: ShopContext) {
  const all = `/admin/collections/${slugs.schematicFiles}`
  /** Joins conditions by AND, numbered. */
  const query = (...conditions: string[]) =>
    `${all}?${conditions.map((condition) => `where[or][0][and]${condition}`).join('&')}`
  return {
    all,
    stalled: query('[0][status][equals]=stalled'),
    refused: query('[0][status][equals]=refused'),
    infected: query('[0][reason][equals]=infected'),
    underway: query(...underwayStatuses.map((status, index) => `[0][status][in][${index}]=${status}`)),
    refusedLately: query(`[0]${lately()}`),
    infectedLately: query('[0][reason][equals]=infected', `[1]${lately()}`),
  }
}
