import type { CollectionAfterChangeHook, CollectionAfterDeleteHook } from 'payload'
import { transactionOf } from '@/core/database/executor'
import { announceBuild } from '../commands/announceBuild'
import { noticeDecision } from '../commands/notifyOfDecision'

const idOf = (value: unknown): string =>
  typeof value === 'object' && value !== null && 'id' in value ? String(value.id) : String(value)

/** Announces a build that can now be found by everybody, and tells its owner where a moderator hid it or showed it again. */
export const noticeListings: CollectionAfterChangeHook = async ({ doc, previousDoc, operation, req }) => {
  if (operation !== 'update' || doc.visibility === previousDoc?.visibility) return doc
  const tx = await transactionOf(req)
  if (doc.visibility === 'public') await announceBuild(tx, String(doc.id))
  if (req.user && (doc.visibility === 'private') !== (previousDoc?.visibility === 'private'))
    await noticeDecision(tx, {
      decision: doc.visibility === 'private' ? 'build-hidden' : 'build-restored',
      recipientId: idOf(doc.owner),
      moderatorId: String(req.user.id),
      subject: String(doc.title),
      schematicId: String(doc.id),
    })
  return doc
}

/** Tells an owner that a moderator removed their build; nobody else may remove what is another's. */
export const noticeRemovedListings: CollectionAfterDeleteHook = async ({ doc, req }) => {
  const owner = idOf(doc.owner)
  if (req.user && String(req.user.id) !== owner)
    await noticeDecision(await transactionOf(req), {
      decision: 'build-removed',
      recipientId: owner,
      moderatorId: String(req.user.id),
      subject: String(doc.title),
    })
  return doc
}
