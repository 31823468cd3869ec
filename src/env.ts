import { randomBytes } from 'node:crypto'
import { hostInLinks } from './hostInLinks'
import { keepSecret } from './keepSecret.mjs'
import { readEnv, readProviders, type Variables } from './readEnv'

/** `next build` loads the config without the environment it will run in. */
const building = process.env.NEXT_PHASE === 'phase-production-build'

export const env: Readonly<Variables> = readEnv(building ? { NODE_ENV: 'development' } : process.env)

/** The sites by whose accounts users may sign in. */
export const signInProviders = building ? [] : readProviders(process.env)

/** The shop's address in links, without a trailing slash. */
export const publicUrl = env.SERVER_URL ?? `http://${hostInLinks(env.HOST)}:${env.PORT}`

/** Signs sessions and download links. A build signs nothing that lasts; in development one is generated and kept. */
export const secret = env.PAYLOAD_SECRET ?? (building ? randomBytes(32).toString('hex') : keepSecret(env.DATA_DIR))
