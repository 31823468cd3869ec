import { accessOf, anyOf, isModerator, isOwner, matching, nobody } from '@/core/access/predicates'
import { publishedWhere } from '@/core/access/visibility'

/**
 * Written by the pipeline alone. Readers see the file of a published build, owners and moderators its whole journey.
 */
export const schematicFilesAccess = accessOf({
  create: nobody,
  read: anyOf(
    isModerator,
    isOwner('owner'),
    matching({
      and: [
        { status: { equals: 'ready' } },
        // A replacement that another one overtook was never shown to anyone.
        { publishedAt: { exists: true } },
        publishedWhere('listed', 'schematic.'),
      ],
    }),
  ),
  update: nobody,
  delete: nobody,
})
