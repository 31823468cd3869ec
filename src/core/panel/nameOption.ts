import { labelOf } from '@/core/vocabulary'
import type { Translator } from '@/i18n/Translator'

type Option = Parameters<Translator<'Panel.options'>>[0]

/** A status, verdict or reason in the reader's language. */
export function nameOption(t: Translator<'Panel'>, value: string): string {
  const key = `options.${value as Option}` as const
  return t.has(key) ? t(key) : labelOf(value)
}
