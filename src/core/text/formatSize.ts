import type { useFormatter } from 'next-intl'
import type { Translator } from '@/i18n/Translator'

const units = ['bytes', 'KiB', 'MiB', 'GiB', 'TiB'] as const

/** 1536 bytes are “1.5 KiB”. `t` is of `Words`. */
export function formatSize(t: Translator<'Words'>, format: ReturnType<typeof useFormatter>, bytes: number): string {
  const power = bytes < 1024 ? 0 : Math.min(units.length - 1, Math.floor(Math.log2(bytes) / 10))
  const amount = bytes / 1024 ** power
  const maximumFractionDigits = amount < 10 && power > 0 ? 1 : 0
  return t(`size.${units[power] ?? 'bytes'}`, { amount: format.number(amount, { maximumFractionDigits }) })
}
