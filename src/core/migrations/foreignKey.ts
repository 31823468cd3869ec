/**
 * Payload's foreign keys set null what pointed to a deleted row. This one follows a rule of the shop, under the name
 * that Payload gave it.
 * @param rule as `on delete cascade`
 */
export function foreignKey(table: string, column: string, target: string, rule: string): string {
  const name = `${table}_${column}_${target}_id_fk`
  return `
  alter table ${table} drop constraint ${name};
  alter table ${table} add constraint ${name} foreign key (${column}) references ${target} (id) ${rule};`
}
