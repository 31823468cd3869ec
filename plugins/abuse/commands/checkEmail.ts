import { plainEmail } from '@/core/context/keyedHash'
import type { Executor } from '@/core/database/executor'
import { findBlockedMailDomain } from '../queries/findBlocked'
import { suffixesOf } from '../text/links'
import { abuseOptions } from '../types'
import { disposableEmail } from './refusals'

/** A megabyte of domains: loaded with the first address. */
const isOneTimeDomain = async (domain: string) => {
  const { default: checker } = await import('mailchecker')
  return suffixesOf(domain).some((suffix) => checker.blacklist().has(suffix))
}

/**
 * Refuses an address of a one-time mail service, or of a domain that moderators block. It tells nothing of accounts.
 * @throws ShopError `disposable_email`
 */
export async function checkEmail(db: Executor, email: unknown, field = 'email'): Promise<void> {
  if (typeof email !== 'string') return
  const domain = plainEmail(email).split('@').at(-1) ?? ''
  if (!domain) return
  const { refuseDisposableEmail } = abuseOptions.of(db.context)
  if ((refuseDisposableEmail && (await isOneTimeDomain(domain))) || (await findBlockedMailDomain(db, domain)))
    throw disposableEmail(field)
}
