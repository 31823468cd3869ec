import { announceBuild } from '@plugins/notifications/commands/announceBuild'
import { notifyOfDecision } from '@plugins/notifications/commands/notifyOfDecision'
import { z } from 'zod'
import { recordAudit } from '@/core/audit/recordAudit'
import { inTransaction } from '@/core/database/executor'
import { isUuid } from '@/core/database/isUuid'
import { resolveId } from '@/core/database/resolveId'
import { ShopError } from '@/core/errors/errors'
import type { Handler } from '@/core/http/endpoint'
import { MAX_CHARACTERS } from '@/core/text/textLimits'
import { distanceOf, lockVisibility, type Moderated, moderateVisibility } from '../commands/moderateVisibility'

export const hideBody = z.strictObject({
  reason: z
    .string()
    .trim()
    .max(MAX_CHARACTERS.moderationReason, `A reason can have at most ${MAX_CHARACTERS.moderationReason} characters.`)
    .nullish(),
})

const decide =
  (table: Moderated, hides: boolean): Handler =>
  async ({ payload, parameters, requireModerator, readJson, auditSource }) => {
    const moderatorId = String((await requireModerator('moderate')).id)
    const source = await auditSource()
    const id = await resolveId({ payload }, table, parameters.id ?? '')
    const missing = new ShopError(404, 'not_found', 'There is no document with this id.')
    if (!isUuid(id)) throw missing
    const { reason } = hides ? await readJson(hideBody) : {}
    return inTransaction(payload, async (tx) => {
      const before = await lockVisibility(tx, table, id)
      if (!before) throw missing
      const words = reason?.toWellFormed().replaceAll('\0', '') || null
      await moderateVisibility(tx, table, id, { visibility: hides ? 'private' : 'public', moderatorId, reason: words })
      const after = await lockVisibility(tx, table, id)
      // What its owner keeps to themselves is bound from now on, too.
      const isBound = hides && before.moderated !== 'private'
      if (after && after.moderated !== before.moderated)
        await recordAudit(tx, source, {
          action: hides ? 'content.hidden' : 'content.restored',
          target: { kind: table === 'lists' ? 'list' : 'schematic', id, name: before.title },
          before: { visibility: before.visibility, moderated: before.moderated },
          after: { visibility: after.visibility, moderated: after.moderated, ...(words && { reason: words }) },
        })
      if (after && (isBound || after.visibility !== before.visibility)) {
        const what = table === 'lists' ? 'list' : 'build'
        const isHidden = isBound || distanceOf(after.visibility) > distanceOf(before.visibility)
        await notifyOfDecision(tx, {
          decision: isHidden ? `${what}-hidden` : `${what}-restored`,
          recipientId: before.ownerId,
          moderatorId,
          subject: before.title,
          ...(table === 'schematics' && { schematicId: id }),
          reason: words,
        })
        if (table === 'schematics' && after.visibility === 'public') await announceBuild(tx, id)
      }
      return Response.json({ id, visibility: after?.visibility, hidden: hides })
    })
  }

/**
 * `POST /api/schematics/:id/hide`, `/api/lists/:id/hide` `{reason?}`: nobody but its owner sees it, who cannot change
 * that.
 */
export const hide = (table: Moderated): Handler => decide(table, true)
/** `POST …/show`: what its owner chose holds again. */
export const show = (table: Moderated): Handler => decide(table, false)
