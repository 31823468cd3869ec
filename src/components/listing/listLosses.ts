import type { Conversion } from '@plugins/conversions/queries/readConversions'
import type { useFormatter } from 'next-intl'
import type { Translator } from '@/i18n/Translator'

/** What a conversion lost, or may lose, in the reader's words; a code without words stands for itself. `t` is of `Formats`. */
export const namesOfLosses = ({ losses, mayLose }: Conversion, t: Translator<'Formats'>): string[] =>
  (losses?.map(({ code }) => code) ?? mayLose).map((code) => nameOfLoss(code, t))

export function nameOfLoss(code: string, t: Translator<'Formats'>): string {
  return t.has(`loss.${code as 'biomes'}`) ? t(`loss.${code as 'biomes'}`) : code
}

/** The same as one list, as it stands in a sentence; empty where nothing is lost. */
export const listLosses = (
  conversion: Conversion,
  t: Translator<'Formats'>,
  format: ReturnType<typeof useFormatter>,
): string => format.list(namesOfLosses(conversion, t), { type: 'unit' })
