import type {
  CollectionAfterChangeHook,
  CollectionBeforeChangeHook,
  CollectionConfig,
  PayloadRequest,
  TypeWithID,
} from 'payload'
import { isStaff } from '@/core/access/viewer'
import { withHooks } from '@/core/config/extendCollection'
import { transactionOf } from '@/core/database/executor'
import { requireActions } from '@/core/limits/consumeActions'
import { checkTexts, type WrittenText } from '../commands/checkTexts'
import { type PlacedText, recordTexts } from '../commands/recordTexts'

/** A field of texts that people write. */
export type TextField = {
  name: string
  /** Whether it is what a person is called. */
  isName?: boolean
  /** What texts it is compared with; none where people may well say the same, as of a picture. */
  kind?: string
}

type Doc = Readonly<Record<string, unknown>> | undefined

/** The texts in a value, by the names of the fields they stand in: those of rows as `links.0.url`. */
function textsOf(field: string, value: unknown): { field: string; text: string }[] {
  if (typeof value === 'string') return [{ field, text: value }]
  if (Array.isArray(value)) return value.flatMap((one, at) => textsOf(`${field}.${at}`, one))
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, inner]) => (name === 'id' ? [] : textsOf(`${field}.${name}`, inner)))
}

/** The texts of a write that are not what they were. */
function changedTexts(fields: readonly TextField[], data: Doc, before: Doc) {
  return fields.flatMap(({ name, ...traits }) => {
    const known = new Set(textsOf(name, before?.[name]).map(({ text }) => text))
    return textsOf(name, data?.[name])
      .filter(({ text }) => text !== '' && !known.has(text))
      .map((written) => ({ ...written, ...traits }))
  })
}

/** Who is held to the rules; nothing for staff, and for what the shop does itself. */
export const ruledUser = ({ user }: Pick<PayloadRequest, 'user'>) => (user && !isStaff(user) ? user : undefined)

/**
 * Holds the texts of a collection to the rules, by whatever door they come in, as they are made or changed.
 * @param countsEdits whether changes are counted, where nothing else counts them
 */
export function withTextRules(
  collection: CollectionConfig,
  fields: readonly TextField[],
  { countsEdits = true } = {},
): CollectionConfig {
  const check: CollectionBeforeChangeHook = async ({ data, operation, originalDoc, req }) => {
    const user = ruledUser(req)
    if (!user) return data
    const texts: WrittenText[] = changedTexts(fields, data, operation === 'update' ? originalDoc : undefined)
    if (texts.length === 0) return data
    const tx = await transactionOf(req)
    if (countsEdits && operation === 'update') await requireActions(tx, String(user.id), 'edit', 'Too many changes.')
    await checkTexts(tx, { id: String(user.id), role: user.role, state: user.state }, texts)
    return data
  }
  const record: CollectionAfterChangeHook<TypeWithID & Record<string, unknown>> = async ({
    doc,
    operation,
    previousDoc,
    req,
  }) => {
    const user = ruledUser(req)
    const compared = fields.filter(({ kind }) => kind)
    if (!user || compared.length === 0) return doc
    const changed = changedTexts(compared, doc, operation === 'update' ? previousDoc : undefined)
    const texts: PlacedText[] = changed.map(({ field, text, kind = '' }) => ({
      field,
      text,
      kind,
      target: `${String(doc.id)} ${field}`,
    }))
    if (texts.length > 0) await recordTexts(await transactionOf(req), String(user.id), texts)
    return doc
  }
  return withHooks(collection, { beforeChange: [check], afterChange: [record] })
}
