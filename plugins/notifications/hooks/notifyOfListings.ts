import type { CollectionAfterChangeHook, CollectionAfterDeleteHook } from 'payload'
import { transactionOf } from '@/core/database/executor'
import { relationId } from '@/core/fields/relationId'
import { announceBuild } from '../commands/announceBuild'
import { notifyOfDecision } from '../commands/notifyOfDecision'

/** Announces a build that became public, and notifies its owner where a moderator hid or restored it. */
export const notifyOfListings: CollectionAfterChangeHook = async ({ doc, previousDoc, operation, req }) => {
  if (operation !== 'update' || doc.visibility === previousDoc?.visibility) return doc
  const tx = await transactionOf(req)
  if (doc.visibility === 'public') await announceBuild(tx, String(doc.id))
  if (req.user && (doc.visibility === 'private') !== (previousDoc?.visibility === 'private'))
    await notifyOfDecision(tx, {
      decision: doc.visibility === 'private' ? 'build-hidden' : 'build-restored',
      recipientId: relationId(doc.owner),
      moderatorId: String(req.user.id),
      subject: String(doc.title),
      schematicId: String(doc.id),
    })
  return doc
}

/** Notifies an owner that a moderator deleted their build. */
export const notifyOfRemovedListings: CollectionAfterDeleteHook = async ({ doc, req }) => {
  const owner = relationId(doc.owner)
  if (req.user && String(req.user.id) !== owner)
    await notifyOfDecision(await transactionOf(req), {
      decision: 'build-removed',
      recipientId: owner,
      moderatorId: String(req.user.id),
      subject: String(doc.title),
    })
  return doc
}
