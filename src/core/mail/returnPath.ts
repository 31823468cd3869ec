import type { ShopContext } from '../context/context'

const KEY = 'return path of mails'

/** Keeps where bounces go, as `bounces@example.org`; nothing: to the sender. */
export const keepReturnPath = ({ kept }: ShopContext, address: string | undefined): void => void kept.set(KEY, address)

/** The same for one mail, whose name stands in it: `bounces+<message>@example.org`. */
export function returnPathOf({ kept }: Pick<ShopContext, 'kept'>, message: string): string | undefined {
  const address = kept.get(KEY)
  if (typeof address !== 'string') return undefined
  const at = address.lastIndexOf('@')
  return `${address.slice(0, at)}+${message}${address.slice(at)}`
}
