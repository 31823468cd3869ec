import { accessOf, anyOf, isModerator, isOwner, matching, nobody } from '@/core/access/predicates'

/** Written by the pipeline alone. Readers see the file of a published build, owners and moderators its whole journey. */
export const schematicFilesAccess = accessOf({
  create: nobody,
  read: anyOf(
    isModerator,
    isOwner('owner'),
    matching({
      and: [
        { status: { equals: 'ready' } },
        // A replacement that another one overtook was never shown to anybody.
        { publishedAt: { exists: true } },
        { 'schematic.status': { equals: 'ready' } },
        { 'schematic.visibility': { equals: 'public' } },
      ],
    }),
  ),
  update: nobody,
  delete: nobody,
})
