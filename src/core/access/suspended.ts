import { ShopError } from '../errors/errors'

/** What somebody is told whose account is suspended, whatever they ask for. */
export const accountSuspended = (): ShopError =>
  new ShopError(403, 'account_suspended', 'This account is suspended. Contact the moderators to have it reviewed.')

/**
 * Somebody with an account in good standing.
 * @param what they must sign in for, as “like builds”
 * @throws ShopError `sign_in_required`, `account_suspended`
 */
export function requireActive<Person extends { state: string }>(
  person: Person | null | undefined,
  what: string,
): Person {
  if (!person) throw new ShopError(401, 'sign_in_required', `Sign in to ${what}.`)
  if (person.state !== 'active') throw accountSuspended()
  return person
}
