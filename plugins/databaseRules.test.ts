import { describe, expect, it } from 'vitest'
import { servedText } from '@/core/access/servedFile'
import { publishedText } from '@/core/access/visibility'
import { listRules } from '@/core/migrations/listRules'
import { tableNamesOf } from '@/core/migrations/tableNames'
import { MAX_CHARACTERS } from '@/core/text/textLimits'
import { USERNAME_FORM } from '@/core/text/usernameForm'
import { shopMigrations } from './migrations'

/** Migrations are final, so each has its number for itself. */
const rules = new Map(listRules(shopMigrations, tableNamesOf()).map(({ name, statement }) => [name, statement]))

describe('the database', () => {
  it.each([
    ['lists_title_length', MAX_CHARACTERS.title],
    ['list_items_note_length', MAX_CHARACTERS.listNote],
    ['comments_body_length', MAX_CHARACTERS.comment],
    ['reports_text_length', MAX_CHARACTERS.report],
    ['schematics_moderation_reason_length', MAX_CHARACTERS.moderationReason],
    ['lists_moderation_reason_length', MAX_CHARACTERS.moderationReason],
  ])('holds %s as forms and the API do', (name, limit) => {
    expect(rules.get(name)).toMatch(new RegExp(String.raw`char_length\(\w+\) (<=|between 1 and) ${limit}\)`))
  })

  it('has no limit of a text beside these', () => {
    const limited = [...rules].filter(([, statement]) => /^alter table .* check .*char_length/s.test(statement))
    expect(limited).toHaveLength(6)
  })

  it('takes the usernames that the form does', () => {
    expect(rules.get('profiles_username_form')).toContain(`'^${USERNAME_FORM}$'`)
  })

  it('searches descriptions to their end', () => {
    expect(rules.get('shop_index_schematics')).toContain(
      `left(coalesce(s.description, ''), ${MAX_CHARACTERS.description})`,
    )
  })

  it.each(['newest', 'likes', 'downloads', 'by_owner', 'shown_title'])(
    'has in the index %s the builds that are listed',
    (name) => {
      const listed = publishedText('listed', 'x').slice(1, -1).replaceAll('x.', '')
      expect(rules.get(`schematics_${name}_idx`)).toMatch(new RegExp(`where ${listed}$`))
    },
  )

  it('lets no file be ready that may not be served', () => {
    const [, judged] = servedText('x').replaceAll('x.', '').slice(1, -1).split(' and ')
    expect(rules.get('schematic_files_ready_is_judged')).toContain(`check (status <> 'ready' or ${judged})`)
  })
})
