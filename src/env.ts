import { hostInLinks } from './hostInLinks'
import { readEnv, type Variables } from './readEnv'

/** `next build` loads the config without the environment it will run in. */
const building = process.env.NEXT_PHASE === 'phase-production-build'

export const env: Readonly<Variables> = readEnv(building ? { NODE_ENV: 'development' } : process.env)

/** The shop's address in links, without a trailing slash. */
export const publicUrl = env.SERVER_URL ?? `http://${hostInLinks(env.HOST)}:${env.PORT}`

/** Signs sessions and download links. Only a development or build process may run with the fallback. */
export const secret = env.PAYLOAD_SECRET ?? 'schematicshop-development-secret-not-for-production'
