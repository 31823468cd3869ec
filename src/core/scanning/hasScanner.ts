import { resolveScanner } from './resolveScanner'

/** Whether files are scanned for viruses here: what pages promise of them. */
export const hasScanner = async (): Promise<boolean> => (await resolveScanner()).kind !== 'none'
