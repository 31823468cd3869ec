import { bytes, defineOptions, wholeNumber } from '@/core/context/defineOptions'
import { GiB, MiB } from '@/core/units'

export type ConversionOptions = {
  /** Bytes of one converted file. @default 256 MiB */
  maxFileBytes?: number
  /** Bytes of all converted files together; the least recently requested are removed first. @default 10 GiB */
  maxTotalBytes?: number
  /** Days without a download after which a converted file is removed. @default 14 */
  keptDays?: number
}

export const conversionOptions = defineOptions<ConversionOptions>('conversions', {
  maxFileBytes: bytes(256 * MiB),
  maxTotalBytes: bytes(10 * GiB),
  keptDays: wholeNumber(14, 1, 3_650),
})
