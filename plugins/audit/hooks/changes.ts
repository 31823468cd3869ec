import type { CollectionConfig, Field } from 'payload'
import { nobody } from '@/core/access/predicates'

type Values = Record<string, unknown>
export type Changes = { before: Values; after: Values }

/** Characters of a text in a line: enough to tell what it was about. */
const MAX_TEXT_CHARACTERS = 200

/** What of an email address is kept: the log must not become a list of them. */
const maskEmail = (email: string) => email.replace(/^(.).*(?=@)/, '$1…')

const shorten = (text: string) =>
  text.length > MAX_TEXT_CHARACTERS ? `${text.slice(0, MAX_TEXT_CHARACTERS).toWellFormed()}…` : text

const isEmpty = (value: unknown) => value === undefined || value === null || value === ''

/** A value as a line has it: relations by their ids, texts in short. */
function plain(value: unknown, name: string): unknown {
  if (isEmpty(value)) return null
  if (typeof value === 'string') return name === 'email' ? maskEmail(value) : shorten(value)
  if (value instanceof Date) return value.toISOString()
  if (Array.isArray(value)) return value.map((one) => plain(one, name))
  if (typeof value !== 'object') return value
  if ('id' in value && 'createdAt' in value) return value.id
  return JSON.parse(shorten(JSON.stringify(value)).endsWith('…') ? '"…"' : JSON.stringify(value))
}

/** Accounts have secrets, also in fields that an app adds: only these are told of. */
const ACCOUNT_FIELDS: readonly string[] = [
  'email',
  'role',
  'state',
  'hideContent',
  'premiumUntil',
  'suspendedUntil',
  'suspensionReason',
  'locale',
]

/** Fields that requests can write; the pipeline's own are told of by the files themselves. */
const namesOf = (fields: readonly Field[]): string[] =>
  fields.flatMap((field) => {
    if (field.type === 'tabs')
      return field.tabs.flatMap((tab) => ('name' in tab && tab.name ? [tab.name] : namesOf(tab.fields)))
    if (field.type === 'row' || field.type === 'collapsible') return namesOf(field.fields)
    if (!('name' in field) || !field.name || field.type === 'join' || field.type === 'ui') return []
    if ('virtual' in field && field.virtual) return []
    return 'access' in field && field.access?.update === nobody && field.access.create === nobody ? [] : [field.name]
  })

/** The fields of a collection whose changes are recorded. */
export const auditedFields = ({ auth, fields }: Pick<CollectionConfig, 'auth' | 'fields'>): readonly string[] =>
  auth ? ACCOUNT_FIELDS : namesOf(fields).filter((name) => !['id', 'createdAt', 'updatedAt'].includes(name))

/** What is different, as it was and as it is; nothing where all is the same. */
export function changesOf(names: readonly string[], before: Values, after: Values): Changes | undefined {
  const changes: Changes = { before: {}, after: {} }
  for (const name of names) {
    if (!(name in after)) continue
    const [was, is] = [plain(before[name], name), plain(after[name], name)]
    if (JSON.stringify(was) === JSON.stringify(is)) continue
    changes.before[name] = was
    changes.after[name] = is
  }
  return Object.keys(changes.after).length > 0 ? changes : undefined
}

/** What there is of a document, as it was written or before it went. */
export const contentOf = (names: readonly string[], doc: Values): Values =>
  Object.fromEntries(
    names.flatMap((name) => {
      const value = plain(doc[name], name)
      return value === null || value === false || (Array.isArray(value) && value.length === 0) ? [] : [[name, value]]
    }),
  )
