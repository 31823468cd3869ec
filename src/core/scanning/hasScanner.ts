import type { ShopContext } from '../context/context'
import { resolveScanner } from './resolveScanner'

/** Whether files are scanned for viruses here: what pages promise of them. */
export const hasScanner = async (context: ShopContext): Promise<boolean> =>
  (await resolveScanner(context)).kind !== 'none'
