import { describe, expect, it } from 'vitest'
import { splitStatements } from './splitStatements'
import { statementsOf } from './statementsOf'
import { tableNamesOf } from './tableNames'

describe('statements', () => {
  it('end at semicolons outside of bodies, strings, quoted names and comments', () => {
    const body = "create function f() returns int language sql as $$ select 1; -- it's one\n $$"
    expect(splitStatements(`${body};\nselect 'a;''b';  -- don't; stop\nselect "c;d";`)).toEqual([
      body,
      "select 'a;''b'",
      '-- don\'t; stop\nselect "c;d"',
    ])
  })

  it('quote every name that an app chose, with all that is named after it', () => {
    const names = tableNamesOf({ users: 'user' })
    const up = (t: typeof names) =>
      `create index ${t.users}_role_idx on ${t.users} ((role::enum_${t.users}_role)); select ${t.likes};`
    expect(statementsOf({ name: 'a', up }, names)).toEqual([
      'create index "user_role_idx" on "user" ((role::"enum_user_role"))',
      'select likes',
    ])
  })
})
