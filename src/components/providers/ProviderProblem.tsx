import type { OfferedProvider } from '@plugins/providers/queries/readProviders'
import { getTranslations } from 'next-intl/server'
import { Notice } from '../ui/Notice'
import { describeProviderProblem } from './describeProviderProblem'

type Asked = string | string[] | undefined

/** Says why a sign-in by another site did not work, where the address of the page says that it did not. */
export async function ProviderProblem({
  problem,
  provider,
  providers,
}: {
  problem: Asked
  provider: Asked
  providers: readonly OfferedProvider[]
}) {
  const known = providers.find(({ name }) => name === provider)
  if (typeof problem !== 'string' || !known) return null
  const t = await getTranslations('Providers')
  return <Notice tone="danger">{describeProviderProblem(t, problem, known.label)}</Notice>
}
