import type { CollectionName } from '@/core/context/slugs'
import type { TextField } from './hooks/withTextRules'

type Rules = { fields: readonly TextField[]; countsEdits?: boolean }

/** The texts that people write, by collection. What is written past Payload calls `checkTexts` itself. */
export const textFields: Readonly<Partial<Record<CollectionName, Rules>>> = {
  // Comments and their edits have limits of their own.
  comments: { fields: [{ name: 'body', kind: 'comment' }], countsEdits: false },
  schematics: {
    fields: [
      { name: 'title', kind: 'title' },
      { name: 'description', kind: 'description' },
    ],
  },
  lists: {
    fields: [
      { name: 'title', kind: 'title' },
      { name: 'description', kind: 'description' },
    ],
  },
  listItems: { fields: [{ name: 'note', kind: 'note' }] },
  profiles: { fields: [{ name: 'displayName', isName: true }, { name: 'bio', kind: 'bio' }, { name: 'links' }] },
  media: { fields: [{ name: 'alt' }] },
}
