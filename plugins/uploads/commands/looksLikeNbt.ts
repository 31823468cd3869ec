import { constants, gunzipSync, inflateSync } from 'node:zlib'
import { HEAD_BYTES } from '@/core/http/receivedFile'

/** DEFLATE's greatest ratio is 1032:1: a head inflates to a few hundred KiB at most. */
const MAX_INFLATED_BYTES = HEAD_BYTES * 1032 + 64

const TAG_COMPOUND = 10
const LAST_TAG = 12

function inflateHead(head: Buffer): Buffer | undefined {
  const options = { finishFlush: constants.Z_SYNC_FLUSH, maxOutputLength: MAX_INFLATED_BYTES }
  try {
    if (head[0] === 0x1f && head[1] === 0x8b) return gunzipSync(head, options)
    if (head[0] === 0x78 && head.readUInt16BE(0) % 31 === 0) return inflateSync(head, options)
    return head
  } catch {
    return undefined
  }
}

/** Whether a name of this length is followed by what can follow it: a tag, or the end of what we see. */
function isRootName(bytes: Buffer, length: number): boolean {
  const next = bytes[3 + length]
  return length <= 1024 && (next === undefined || next <= LAST_TAG)
}

/**
 * Whether a file can be NBT at all, judged by its first bytes: gzip, zlib or nothing around a named compound, of either
 * byte order. It turns pictures and programs away before they are stored; what the compound holds, the inspection
 * judges.
 * @see https://minecraft.wiki/w/NBT_format
 */
export function looksLikeNbt(head: Buffer): boolean {
  const bytes = inflateHead(head.subarray(0, HEAD_BYTES))
  if (!bytes || bytes.length < 4 || bytes[0] !== TAG_COMPOUND) return false
  return isRootName(bytes, bytes.readUInt16BE(1)) || isRootName(bytes, bytes.readUInt16LE(1))
}
