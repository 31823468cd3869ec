import { readIdentityFacts } from '@plugins/factors/queries/readIdentityFacts'
import { offeredProviders, readLinked } from '@plugins/providers/queries/readProviders'
import { headers } from 'next/headers'
import type { Payload } from 'payload'
import type { IdentityWays } from '@/components/security/IdentityField'
import { findUser } from '@/core/access/viewer'
import { contextOf } from '@/core/context/context'

/** How the signed-in user can show again that it is them. */
export async function readIdentityWays(payload: Payload, userId: string): Promise<IdentityWays> {
  const account = await findUser(payload, await headers())
  const [facts, { linked }] = await Promise.all([
    readIdentityFacts(payload, userId, account),
    readLinked(payload, userId),
  ])
  const names = new Set(linked.map(({ provider }) => provider))
  return { ...facts, providers: offeredProviders(contextOf(payload)).filter(({ name }) => names.has(name)) }
}
