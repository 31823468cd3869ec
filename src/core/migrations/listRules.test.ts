import { describe, expect, it } from 'vitest'
import { listRules } from './listRules'
import { tableNamesOf } from './tableNames'

const rulesOf = (...sql: string[]) =>
  listRules(
    sql.map((text, at) => ({ name: `room/${at}`, up: () => text })),
    tableNamesOf(),
  ).map(({ kind, name, table }) => [kind, name, table].filter(Boolean).join(' '))

describe('the rules that migrations leave', () => {
  it('are what they make', () => {
    const made = rulesOf(`
      -- A comment before it.
      create unlogged table t (id int);
      create unique index t_a_idx on t (a) where b;
      alter table t add column c int;
      alter table t add constraint t_c check (c > 0);
      create view v as select 1;
      create function f() returns trigger language plpgsql as $$ begin create table no (); end $$;
      create constraint trigger g after insert or update of a, b on "t" deferrable for each row execute function f();
      insert into t values (1);`)
    expect(made).toEqual([
      'table t',
      'index t_a_idx t',
      'column c t',
      'constraint t_c t',
      'view v',
      'function f',
      'trigger g t',
    ])
  })

  it('are not what a later one drops', () => {
    expect(rulesOf('create index a on t (a); create index b on t (b);', 'drop index a;')).toEqual(['index b t'])
  })

  it('are cut as Postgres cuts long names', () => {
    const long = 'a'.repeat(70)
    expect(rulesOf(`alter table t add constraint ${long} check (true);`)).toEqual([`constraint ${'a'.repeat(63)} t`])
  })
})
