import { createHmac } from 'node:crypto'
import { sql } from '@payloadcms/db-postgres'
import { isbot } from 'isbot'
import type { Payload } from 'payload'
import type { Viewer } from '@/core/access/viewer'
import { contextOf, type ShopContext } from '@/core/context/context'
import { adapterOf, inTransaction } from '@/core/database/executor'
import { fireEvent, hasSubscribers, type ShopEvents } from '@/core/events/events'
import { clientIp } from '@/core/http/clientIp'
import { recordView } from '@/core/http/rendering'

/** Whether a request comes from a bot. Without a user agent it counts as one. */
export const isRobot = (headers: Headers): boolean => {
  const agent = headers.get('user-agent')
  return !agent || isbot(agent)
}

/** The visitor of one day: the account, or a keyed hash of the connection with a daily key. Not reversible. */
function visitorKeyOf(context: ShopContext, viewer: Viewer, headers: Headers, day: string): string {
  if (viewer) return `user:${viewer.id}`
  const daily = createHmac('sha256', context.secret).update(`visits ${day}`).digest()
  return createHmac('sha256', daily)
    .update(`${clientIp(context, (name) => headers.get(name))}\n${headers.get('user-agent') ?? ''}`)
    .digest('base64url')
    .slice(0, 22)
}

type Visit = [schematicId: string, kind: string, day: string, person: string]

/** Counts it in one transaction with its subscribers, which are not called for repeats. */
const countDownload = (payload: Payload, visit: Visit, ids: ShopEvents['downloaded']): Promise<void> =>
  inTransaction(payload, async (tx) => {
    const [schematicId, kind, day, person] = visit
    const { rows } = await tx.execute(sql`
      insert into schematic_visits (schematic_id, kind, day, person) values (${schematicId}, ${kind}, ${day}, ${person})
      on conflict do nothing returning 1`)
    if (rows.length > 0) await fireEvent(payload, tx, 'downloaded', ids)
  })

/** Counts a download or view, once per visitor and day; a trigger updates the listing's count. */
export async function countVisit(
  payload: Payload,
  kind: 'download' | 'view',
  schematicId: string,
  viewer: Viewer,
  headers: Headers,
): Promise<void> {
  if (kind === 'view') recordView(schematicId)
  if (isRobot(headers)) return
  const day = new Date().toISOString().slice(0, 10)
  const visit: Visit = [schematicId, kind, day, visitorKeyOf(contextOf(payload), viewer, headers, day)]
  if (kind === 'download' && hasSubscribers(payload, 'downloaded'))
    return countDownload(payload, visit, { schematicId, userId: viewer?.id ?? null })
  await adapterOf(payload).pool.query({
    name: 'count-visit',
    text: `insert into schematic_visits (schematic_id, kind, day, person) values ($1, $2, $3, $4) on conflict do nothing`,
    values: visit,
  })
}
