import { isStaff, type Viewer } from '@plugins/listings/queries/findReadable'

/** The rule of `findReadable` as a condition on `schematics s`, for statements whose $2 and $3 are `viewerValues`. */
export const readableCondition = `((s.status = 'ready' and s.visibility in ('public', 'unlisted')) or s.owner_id = $2 or $3)`

/** The same as a statement's values: whose own they may see, and whether they may see all. */
export const viewerValues = (viewer: Viewer): [id: string | null, staff: boolean] => [
  viewer?.state === 'active' ? viewer.id : null,
  isStaff(viewer),
]
