import path from 'node:path'
import { PROJECT } from './slot'

/**
 * What a shop under test may know of the machine: enough to run programs, and nothing that would change what it does.
 */
const PASSED_ON = ['HOME', 'LANG', 'LC_ALL', 'TZ', 'TMPDIR', 'PATH', 'NODE_EXTRA_CA_CERTS']

export const TEST_SECRET = 'a-secret-for-tests-that-is-long-enough'

export function composeBareEnvironment(): NodeJS.ProcessEnv {
  const passed = PASSED_ON.flatMap((name) => (process.env[name] === undefined ? [] : [[name, process.env[name]]]))
  const bin = path.join(PROJECT, 'node_modules', '.bin')
  return {
    ...Object.fromEntries(passed),
    PATH: `${bin}${path.delimiter}${process.env.PATH}`,
    NODE_ENV: 'production',
    NEXT_TELEMETRY_DISABLED: '1',
  }
}

export function composeMigrationEnvironment(databaseUrl: string): NodeJS.ProcessEnv {
  return {
    ...composeBareEnvironment(),
    DATABASE_URL: databaseUrl,
    PAYLOAD_SECRET: TEST_SECRET,
    EMBEDDED: '1',
    SCANNER: 'none',
  }
}
