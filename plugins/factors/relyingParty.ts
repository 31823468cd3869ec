import { isIP } from 'node:net'
import type { ShopContext } from '@/core/context/context'

export type RelyingParty = { id: string; name: string; origins: string[] }

/** The names under which a shop without an address of its own is opened on the machine that it runs on. */
function originsOf({ addresses: { publicUrl, serverUrl } }: ShopContext): URL[] {
  const own = new URL(publicUrl)
  if (serverUrl) return [own, new URL(serverUrl)]
  return own.hostname === 'localhost' || isIP(own.hostname) ? [own, new URL(`http://localhost:${own.port}`)] : [own]
}

/**
 * Whom passkeys are made for (WebAuthn 3, 5.1.2): the site's host, never what a request claims.
 * @returns nothing where the site is opened by an IP address, which passkeys don't work with
 */
export function relyingPartyOf(context: ShopContext): RelyingParty | undefined {
  const named = originsOf(context).filter(({ hostname }) => isIP(hostname.replace(/^\[|\]$/g, '')) === 0)
  const [first] = named
  if (!first) return undefined
  return { id: first.hostname, name: 'SchematicShop', origins: [...new Set(named.map(({ origin }) => origin))] }
}
