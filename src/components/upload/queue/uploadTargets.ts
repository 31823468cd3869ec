import type { Problem } from '../../ui/readProblem'
import { tagsOf } from '../tagsOf'
import type { Draft } from './item'

/** What is to become of a file, in the words of the shop's API. */
export type UploadTarget = {
  /** Said of the file before its parts are sent. */
  about: Record<string, unknown>
  /** One request with the whole file, and the fields that go before it. */
  whole: { method: 'POST' | 'PUT'; url: string; fields: Record<string, string> }
  /** Said when all parts are across. */
  completion: Record<string, unknown>
  /** Whether a file that is there already is this very one, of a try whose answer was lost. */
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
