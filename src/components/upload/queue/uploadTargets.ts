import type { Problem } from '../../ui/readProblem'
import { tagsOf } from '../tagsOf'
import type { Draft } from './item'

/** What an uploaded file is for, as API parameters. */
export type UploadTarget = {
  /** Parameters to start a multipart upload. */
  about: Record<string, unknown>
  /** The request for a single upload, with the fields before the file. */
  whole: { method: 'POST' | 'PUT'; url: string; fields: Record<string, string> }
  /** Parameters to complete a multipart upload. */
  completion: Record<string, unknown>
  /** Whether a duplicate is this very file, from an attempt whose response was lost. */
  isOwn: (duplicate: Problem) => boolean
}

/** A build of its own. */
export function newBuildTarget({ title, description, category, tags, visibility }: Draft): UploadTarget {
  const listing = {
    title: title.trim(),
    visibility,
    tags: tagsOf(tags),
    ...(description.trim() && { description: description.trim() }),
    ...(category && { category }),
  }
  return {
    about: {},
    whole: { method: 'POST', url: '/api/schematics', fields: { _payload: JSON.stringify(listing) } },
    completion: listing,
    isOwn: () => true,
  }
}

/** A new file of a build. */
export const newFileTarget = (schematicId: string): UploadTarget => ({
  about: { replaces: schematicId },
  whole: { method: 'PUT', url: `/api/schematics/${schematicId}/file`, fields: {} },
  completion: { replaces: schematicId },
  isOwn: ({ id }) => id === schematicId,
})
