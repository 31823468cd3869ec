import type { CollectionBeforeOperationHook } from 'payload'
import { requireConfirmedEmail as requireConfirmed } from '@/core/access/confirmedEmail'
import { contextOf } from '@/core/context/context'
import { executorOf } from '@/core/database/executor'

type Rule = { what: string; applies?: (data: Readonly<Record<string, unknown>>) => boolean }

/** A list that only its owner sees is nobody else's business. */
const isShown = ({ visibility }: Readonly<Record<string, unknown>>) =>
  visibility !== undefined && visibility !== 'private'

/** Making a build private publishes nothing. */
const isNoMereHiding = (data: Readonly<Record<string, unknown>>) =>
  data.visibility !== 'private' || Object.keys(data).length > 1

/** The panel's and the site's pictures alike; an avatar is a part of the profile. */
const isNoAvatar = ({ kind }: Readonly<Record<string, unknown>>) => kind !== 'avatar'

/**
 * Nothing of an account is published before its address is confirmed: no builds, pictures, comments, reports, and no
 * lists for others. By whichever way in, as all of them come to these operations.
 */
export const requireConfirmedEmail =
  ({ what, applies = () => true }: Rule, operations: readonly string[] = ['create']): CollectionBeforeOperationHook =>
  async ({ args, operation, req }) => {
    const { user } = req
    if (!user || user.collection !== contextOf(req.payload).slugs.users || !operations.includes(operation)) return args
    const data: unknown = 'data' in args ? args.data : undefined
    const fields = typeof data === 'object' && data !== null ? (data as Record<string, unknown>) : {}
    if (applies(fields)) await requireConfirmed(await executorOf(req), String(user.id), what)
    return args
  }

const refuseAny =
  (...hooks: CollectionBeforeOperationHook[]): CollectionBeforeOperationHook =>
  async (given) => {
    for (const hook of hooks) await hook(given)
    return given.args
  }

/** What is published, by the name of its collection. */
export const publishingHooks = {
  schematics: refuseAny(
    requireConfirmedEmail({ what: 'upload builds' }),
    requireConfirmedEmail({ what: 'change your builds', applies: isNoMereHiding }, ['update']),
  ),
  media: requireConfirmedEmail({ what: 'add pictures', applies: isNoAvatar }, ['create', 'update']),
  comments: requireConfirmedEmail({ what: 'comment' }, ['create', 'update']),
  reports: requireConfirmedEmail({ what: 'report' }),
  lists: requireConfirmedEmail({ what: 'share lists', applies: isShown }, ['create', 'update']),
} as const
