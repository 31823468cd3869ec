import path from 'node:path'
import { type Clamd, startClamd } from '../services/clamd'
import { type Radosgw, startRadosgw } from '../services/radosgw'
import { makeTestFolder, readRunVariable } from './testRun'

/** The one S3 server of this test run, started by the first that asks. It is ended with the run, not by a test. */
export function getRadosgw(): Promise<Omit<Radosgw, 'stop'>> {
  return startRadosgw(path.join(readRunVariable('folder'), 'radosgw'))
}

/** A clamd of one's own. */
export function getClamd(): Promise<Clamd> {
  return startClamd(makeTestFolder('clamd'))
}
