import path from 'node:path'
import { keepSecret } from '../../src/keepSecret.mjs'
import { RUN_VARIABLE } from './claim.mjs'
import { PlainError } from './fail.mjs'
import { BIN, COMMANDS } from './project.mjs'

/** sysexits' EX_CONFIG: `checkEnv` ends with it when a variable is wrong. */
const EX_CONFIG = 78

/** Where the shop will listen. The rest of the environment is read by the shop itself. */
export function readAddress() {
  const port = Number(process.env.PORT || 3000)
  const host = process.env.HOST || '127.0.0.1'
  if (!Number.isInteger(port) || port < 1 || port > 65_535) {
    throw new PlainError(`PORT must be a number between 1 and 65535, not "${process.env.PORT}"`)
  }
  const wildcard = host === '0.0.0.0' || host === '::'
  const reached = wildcard ? '127.0.0.1' : host
  return { port, host, localUrl: `http://${reached.includes(':') ? `[${reached}]` : reached}:${port}` }
}

/**
 * What every process of the shop is told.
 * @param {{ dataFolder: string, production: boolean, address: { host: string, port: number } }} options
 * @returns {NodeJS.ProcessEnv}
 */
export function composeEnvironment({ dataFolder, production, address }) {
  const embedded = !process.env.DATABASE_URL
  return {
    ...process.env,
    NODE_ENV: production ? 'production' : 'development',
    NEXT_TELEMETRY_DISABLED: '1',
    PATH: `${BIN}${path.delimiter}${process.env.PATH}`,
    DATA_DIR: dataFolder,
    HOST: address.host,
    PORT: String(address.port),
    EMBEDDED: embedded ? '1' : '0',
    // Who runs a database of their own in production chooses a secret too.
    ...((embedded || !production) && !process.env.PAYLOAD_SECRET ? { PAYLOAD_SECRET: keepSecret(dataFolder) } : {}),
    [RUN_VARIABLE]: dataFolder,
  }
}

/** Lets the shop check its variables, and says which are wrong. @param {import('./children.mjs').Children} children
 * @param {NodeJS.ProcessEnv} env */
export async function checkEnvironment(children, env) {
  const { code, output } = await children.run(COMMANDS.tsx('scripts/checkEnv.ts'), { env })
  if (code === EX_CONFIG) throw new PlainError(output.trim(), EX_CONFIG)
  if (code !== 0) throw new PlainError(`The environment could not be checked:\n${output.trim().slice(-4_000)}`)
}
