import { sql } from '@payloadcms/db-postgres'
import type { Where } from 'payload'
import type { ShopContext } from '../context/context'
import { ShopError } from '../errors/errors'
import { type Reach, visibilitiesOf } from './isPublished'
import { type AccessRule, anyOf, isModerator, isOwner } from './predicates'
import { actingStaffText } from './staffConditions'
import { accountSuspended, activeIdOf, isStaff, type Viewer } from './viewer'

/**
 * Who may see a build, in the forms that it is asked in: a query of Payload's, SQL as text, and a fragment for
 * drizzle's tag. A build is published once its file has passed all checks. Its owner and the staff see it in any state;
 * a suspended user has the rights of nobody. `visibility.integration.test.ts` holds the forms together.
 */

type SQL = ReturnType<typeof sql>

/** The visibilities alone, which lists of builds have as well. @param path to what has it, as `list.` */
export const visibleWhere = (reach: Reach, path = ''): Where => ({
  [`${path}visibility`]: { in: [...visibilitiesOf[reach]] },
})

// An equality lets the indexes be used that are made for it.
export const visibleText = (reach: Reach, alias: string): string =>
  reach === 'listed' ? `${alias}.visibility = 'public'` : `${alias}.visibility in ('public', 'unlisted')`

/** @param path to the build in what is asked for, as `schematic.`; nothing for builds themselves */
export const publishedWhere = (reach: Reach, path = ''): Where => ({
  and: [{ [`${path}status`]: { equals: 'ready' } }, visibleWhere(reach, path)],
})

/** Whether a build is published, for statements over `schematics` under this alias. */
export const publishedText = (reach: Reach, alias = 's'): string =>
  `(${alias}.status = 'ready' and ${visibleText(reach, alias)})`

export const publishedSql = (reach: Reach, alias = 's'): SQL => sql.raw(publishedText(reach, alias))

/** The builds that a request of Payload's may read: by its id what is linked, else what is listed. */
export const readableWhere: AccessRule = anyOf(isModerator, isOwner('owner'), ({ id }) =>
  publishedWhere(id ? 'linked' : 'listed'),
)

/** The parameters that the text below asks for: whose own builds are seen, and whether all are. */
export const readerValues = (viewer: Viewer): [id: string | null, isStaff: boolean] => [
  activeIdOf(viewer),
  isStaff(viewer),
]

/** Whether someone may read a build by its address, for statements whose $2 and $3 are `readerValues`. */
export const readableText = (alias = 's', [id, staff] = ['$2', '$3']): string =>
  `(${publishedText('linked', alias)} or ${alias}.owner_id = ${id} or ${staff})`

/**
 * Whether someone whose row the statement has sees a build whatever it is; whether their account is active is asked
 * besides.
 */
export const ownerOrStaffText = (context: ShopContext, user: string): string =>
  `(${user}.id = s.owner_id or ${actingStaffText(context, user)})`

export function readableSql(viewer: Viewer, alias = 's'): SQL {
  const [id, staff] = readerValues(viewer)
  return sql`(${publishedSql('linked', alias)} or ${sql.raw(alias)}.owner_id = ${id} or ${staff})`
}

/** The error where a build is missing or may not be seen: the same for both. Suspended users are told they are. */
export const noSuchBuild = (viewer: Viewer): ShopError =>
  viewer?.state === 'suspended'
    ? accountSuspended()
    : new ShopError(404, 'not_found', 'This build doesn’t exist or isn’t published.')
