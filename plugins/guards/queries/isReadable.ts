import type { FlattenedField, PayloadRequest, SanitizedCollectionConfig } from 'payload'

/** An id of nothing. */
const NO_ID = '00000000-0000-0000-0000-000000000000'

class AsksForDocument extends Error {}
const refuse = (): never => {
  throw new AsksForDocument()
}
/** Stands for any document: a rule that reads it does not answer alike for all. */
const anyDocument = new Proxy({}, { get: refuse, has: refuse, ownKeys: refuse, getOwnPropertyDescriptor: refuse })

/**
 * Whether the user may read this field in every document. Only then may they filter or sort by it, or results would
 * reveal hidden values.
 */
export async function isReadableField(field: FlattenedField, req: PayloadRequest): Promise<boolean> {
  if ('hidden' in field && field.hidden) return false
  const rule = 'access' in field ? field.access?.read : undefined
  if (!rule) return true
  try {
    return (await rule({ req, id: NO_ID, doc: anyDocument, data: anyDocument, siblingData: anyDocument })) === true
  } catch (error) {
    if (error instanceof AsksForDocument) return false
    throw error
  }
}

/** Whether the user may read all documents of a collection, some of them, or none. */
export async function readableShare(
  collection: SanitizedCollectionConfig,
  req: PayloadRequest,
): Promise<'all' | 'some' | 'none'> {
  const answer = await collection.access.read({ req })
  return answer === true ? 'all' : answer === false ? 'none' : 'some'
}
