import { bytes, defineOptions, wholeNumber } from '@/core/context/defineOptions'
import { MiB } from '@/core/units'

export type UploadOptions = {
  /** Bytes of one uploaded file. @default 64 MiB */
  maxFileBytes?: number
  /** Uploads in parts that one person may have open. @default 32 */
  maxOpenUploads?: number
  /** Files that a build may keep: the current one and those before it. @default 50 */
  maxVersions?: number
}

export const uploadOptions = defineOptions<UploadOptions>('uploads', {
  maxFileBytes: bytes(64 * MiB),
  maxOpenUploads: wholeNumber(32, 1, 1_000),
  maxVersions: wholeNumber(50, 1, 1_000),
})
