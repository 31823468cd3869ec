import type { Translator } from '@/i18n/Translator'

const problems = {
  provider_cancelled: 'cancelled',
  provider_unavailable: 'unavailable',
  provider_unverified: 'unverified',
  provider_link_required: 'linkRequired',
  provider_taken: 'taken',
  account_suspended: 'suspended',
} as const

/** Why signing in by a provider did not work, by the code that the way back from it leads with. */
export function describeProviderProblem(t: Translator<'Providers'>, code: string, provider: string): string {
  const known = Object.entries(problems).find(([one]) => one === code)?.[1] ?? 'refused'
  return t(`problem.${known}`, { provider })
}
