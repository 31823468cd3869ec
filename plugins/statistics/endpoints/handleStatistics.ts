import { findReadable } from '@plugins/listings/queries/findReadable'
import { isStaff } from '@/core/access/viewer'
import { noSuchBuild } from '@/core/access/visibility'
import { ShopError } from '@/core/errors/errors'
import type { Handler } from '@/core/http/endpoint'
import { parseRange, type Range, ranges, readBuildDays, readBusiest, readOwnerDays } from '../queries/readDays'

/** @throws ShopError `invalid_field` for days that statistics can't look back */
function rangeIn(query: URLSearchParams): Range {
  const days = query.get('days')
  if (days !== null && !ranges.some((range) => String(range) === days))
    throw new ShopError(400, 'invalid_field', `The parameter days must be one of ${ranges.join(', ')}.`, {
      field: 'days',
    })
  return parseRange(days)
}

/** `GET /api/statistics`: what happened to the user's builds. */
export const handleStatistics: Handler = async ({ payload, query, requireUser }) => {
  const user = await requireUser('see the statistics of your builds')
  const range = rangeIn(query)
  const [steps, builds] = await Promise.all([
    readOwnerDays(payload, String(user.id), range),
    readBusiest(payload, String(user.id), range),
  ])
  return Response.json({ days: range, steps, builds })
}

/** `GET /api/schematics/:id/statistics`: what happened to one build, for its owner and moderators. */
export const handleBuildStatistics: Handler = async ({ payload, parameters: { id = '' }, query, requireUser }) => {
  const user = await requireUser('see the statistics of your builds')
  const range = rangeIn(query)
  const build = await findReadable(payload, id, user)
  if (!build) throw noSuchBuild(user)
  if (build.ownerId !== user.id && !isStaff(user))
    throw new ShopError(403, 'forbidden', 'Only the owner of this build can see its statistics.')
  return Response.json({ days: range, steps: await readBuildDays(payload, build.id, range) })
}
