import type { Payload } from 'payload'
import type { Executor } from '@/core/database/executor'
import type { ScanResult } from '@/core/scanning/scanStream'
import type { PipelineFile } from './loadFile'
import { refuseFile } from './refuseFile'

type Finding = Exclude<ScanResult, { verdict: 'clean' }>

const details: Record<Finding['verdict'], string> = {
  infected: 'The virus scanner found something harmful in this file.',
  unscannable: 'The virus scanner couldn’t read the whole file.',
}

/** Refuses a file for what the scanner found. */
export const refuseByScan = (
  payload: Payload,
  tx: Executor,
  file: PipelineFile,
  { verdict, signature }: Finding,
): Promise<void> => refuseFile(payload, tx, file, verdict, details[verdict], signature)
