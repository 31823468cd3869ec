import { defineOptions, wholeNumber } from '@/core/context/defineOptions'

export type DownloadOptions = {
  /** Seconds a download link works. @default 300 */
  linkSeconds?: number
}

/** S3 signs links for a week at most. */
const MAX_LINK_SECONDS = 7 * 24 * 3_600

export const downloadOptions = defineOptions<DownloadOptions>('downloads', {
  linkSeconds: wholeNumber(300, 10, MAX_LINK_SECONDS),
})
