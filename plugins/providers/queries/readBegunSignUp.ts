import type { ShopContext } from '@/core/context/context'
import { MAX_CHARACTERS, MIN_USERNAME_CHARACTERS } from '@/core/text/textLimits'
import { begunSignUp } from '../cookies'
import { offeredProviders } from './readProviders'

/** What a provider calls someone, as far as it can be a name here. */
function suggestionOf(name: string | null): string {
  const plain = (name ?? '')
    .normalize('NFKD')
    .replace(/[^A-Za-z0-9_-]+/g, '')
    .replace(/^[-_]+/, '')
  const short = plain.slice(0, MAX_CHARACTERS.username)
  return short.length >= MIN_USERNAME_CHARACTERS ? short : ''
}

/** The sign-up that a request goes on with, after a provider has named someone; nothing where there is none. */
export function readBegunSignUp(
  context: ShopContext,
  headers: Headers,
): { label: string; email: string; suggested: string; next: string } | undefined {
  const begun = begunSignUp.read(context, headers)
  const provider = begun && offeredProviders(context).find(({ name }) => name === begun.provider)
  if (!begun || !provider) return undefined
  const { identity, next } = begun
  return { label: provider.label, email: identity.email, suggested: suggestionOf(identity.name), next }
}
