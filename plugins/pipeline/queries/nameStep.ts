import type { Translator } from '@/i18n/Translator'

type Step = Parameters<Translator<'Panel.steps'>>[0]

/** The localized name of a queue's step. */
export function nameStep(t: Translator<'Panel'>, queue: string | null): string {
  const key = `steps.${queue as Step}` as const
  return t.has(key) ? t(key) : (queue ?? '–')
}
