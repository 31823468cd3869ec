import pg from 'pg'
import { SHOP_ROLE } from './cluster.mjs'

/** @param {string} url @template T @param {(client: pg.Client) => Promise<T>} work @returns {Promise<T>} */
export async function withClient(url, work) {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 })
  client.on('error', () => {}) // a lost connection shows in the query that needs it
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end().catch(() => {})
  }
}

/** Whether a server takes queries there. @param {string} url */
export async function canQuery(url) {
  try {
    await withClient(url, (client) => client.query('select 1'))
    return true
  } catch {
    return false
  }
}

/**
 * Makes the shop's role and database where they are missing.
 * @param {string} adminUrl
 * @param {string} database
 * @param {string} password
 */
export function ensureDatabase(adminUrl, database, password) {
  return withClient(adminUrl, async (client) => {
    if (!(await client.query('select 1 from pg_roles where rolname = $1', [SHOP_ROLE])).rowCount) {
      await client.query(`create role ${SHOP_ROLE} login password ${client.escapeLiteral(password)}`)
    }
    if (!(await client.query('select 1 from pg_database where datname = $1', [database])).rowCount) {
      await client.query(`create database ${client.escapeIdentifier(database)} owner ${SHOP_ROLE}`)
    }
  })
}
