import type { FileStatus, Verdict } from '../vocabulary'

/**
 * Whether a file has passed all checks, so that its bytes may leave the shop; who may have them is for `visibility.ts`
 * to say. The database lets no other be `ready` (`schematic_files_ready_is_judged`): each holds where the other should
 * fail.
 */
const servedVerdicts: readonly Verdict[] = ['clean', 'unscanned']

export const isServed = ({ status, verdict }: { status: FileStatus; verdict: Verdict }): boolean =>
  status === 'ready' && servedVerdicts.includes(verdict)

/** The same for statements over `schematic_files` under this alias. */
export const servedText = (file = 'f'): string =>
  `(${file}.status = 'ready' and ${file}.verdict in (${servedVerdicts.map((verdict) => `'${verdict}'`).join(', ')}))`
