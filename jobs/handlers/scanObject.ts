import type { ShopContext } from '@/core/context/context'
import type { Clamd } from '@/core/scanning/resolveScanner'
import { type ScanResult, scanStream } from '@/core/scanning/scanStream'

/** Scans stored bytes, streamed from storage. */
export const scanObject = async (
  { stores, scanner: { timeoutSeconds } }: ShopContext,
  scanner: Clamd,
  key: string,
  signal: AbortSignal,
): Promise<ScanResult> => scanStream(await stores.objects.open(key, { signal }), scanner, timeoutSeconds * 1000)
