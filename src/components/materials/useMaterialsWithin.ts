import { useEffect, useState } from 'react'
import type { Vec3 } from '@/schematic/model'
import { isWhole, type Limits } from '../viewer/model/limits'
import { modelUrl } from '../viewer/viewerBuild'
import type { MaterialRow } from './materialRow'

/** Milliseconds that a slider must rest before counting starts. */
const DEBOUNCE_MS = 150

/**
 * The materials of a part of a build, counted in the browser from the build's file, which is loaded when needed. The
 * list of the whole build needs no file.
 */
export function useMaterialsWithin(
  buildId: string,
  all: readonly MaterialRow[],
  size: Vec3 | null,
  limits: Limits | null,
): { rows: readonly MaterialRow[]; state: 'all' | 'counting' | 'part' | 'failed' } {
  const [part, setPart] = useState<{ limits: Limits; rows: readonly MaterialRow[] | 'failed' }>()
  const isPart = limits !== null && size !== null && !isWhole(limits, size)

  useEffect(() => {
    if (!isPart || !limits) return
    let release: (() => void) | undefined
    let isOver = false
    const count = async () => {
      try {
        const { acquireSession } = await import('../viewer/ModelSession')
        if (isOver) return
        const taken = acquireSession(modelUrl(buildId), true)
        release = taken.release
        const { materials } = await taken.session.ask<'materials'>({ what: 'materials', limits })
        if (!isOver) setPart({ limits, rows: materials.map((one) => [one.item, one.count, one.stackSize]) })
      } catch {
        if (!isOver) setPart({ limits, rows: 'failed' })
      }
    }
    const timer = setTimeout(() => void count(), DEBOUNCE_MS)
    return () => {
      isOver = true
      clearTimeout(timer)
      // Kept open for a moment, because the next count often follows.
      setTimeout(() => release?.(), DEBOUNCE_MS * 10)
    }
  }, [buildId, limits, isPart])

  if (!isPart) return { rows: all, state: 'all' }
  if (!part) return { rows: all, state: 'counting' }
  if (part.rows === 'failed') return { rows: all, state: 'failed' }
  return { rows: part.rows, state: part.limits === limits ? 'part' : 'counting' }
}
