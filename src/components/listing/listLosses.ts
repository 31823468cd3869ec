import type { Conversion } from '@plugins/conversions/queries/readConversions'
import type { useFormatter } from 'next-intl'
import type { Translator } from '@/i18n/Translator'

/**
 * Names of what a conversion loses or may lose; a code without a translation stands for itself. `t` is of `Formats`.
 */
export const namesOfLosses = ({ losses, mayLose }: Conversion, t: Translator<'Formats'>): string[] =>
  (losses?.map(({ code }) => code) ?? mayLose).map((code) => nameOfLoss(code, t))

export function nameOfLoss(code: string, t: Translator<'Formats'>): string {
  return t.has(`loss.${code as 'biomes'}`) ? t(`loss.${code as 'biomes'}`) : code
}

/** The same, joined as a list for use in a sentence; empty if nothing is lost. */
export const listLosses = (
  conversion: Conversion,
  t: Translator<'Formats'>,
  format: ReturnType<typeof useFormatter>,
): string => format.list(namesOfLosses(conversion, t), { type: 'unit' })
