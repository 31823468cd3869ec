import { accessOf, anyOf, isModerator, isOwner, matching, nobody } from '@/core/access/predicates'
import { publishedWhere } from '@/core/access/visibility'

/** Written by the pipeline alone. Readers see the file of a published build; owners and moderators see its progress. */
export const schematicFilesAccess = accessOf({
  create: nobody,
  read: anyOf(
    isModerator,
    isOwner('owner'),
    matching({
      and: [
        { status: { equals: 'ready' } },
        // A replacement superseded by another was never public.
        { publishedAt: { exists: true } },
        publishedWhere('listed', 'schematic.'),
      ],
    }),
  ),
  update: nobody,
  delete: nobody,
})
