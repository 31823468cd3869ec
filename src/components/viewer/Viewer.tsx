'use client'

import clsx from 'clsx'
import { useTranslations } from 'next-intl'
import { type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { Button } from '../ui/Button'
import { nameOfItem } from '../words/nameOfItem'
import { BlockPanel } from './BlockPanel'
import { HelpPanel } from './HelpPanel'
import { LayerSliders } from './LayerSliders'
import { MarkedPlaces, placesOf } from './MarkedPlaces'
import { acquireSession, type ModelSession } from './ModelSession'
import { type Limits, limitAxis, wholeOf } from './model/limits'
import type { FailureCode, Picked, Report } from './model/messages'
import type { BlockFacts } from './model/world'
import { savePicture } from './savePicture'
import { attachControls } from './scene/attachControls'
import { SIDES, type Side } from './scene/BuildScene'
import { type Dressing, Textures } from './Textures'
import { Toolbar } from './Toolbar'
import { useFittedScene } from './useFittedScene'
import { modelUrl, type ViewerBuild } from './viewerBuild'
import { setViewerState, useViewerState } from './viewerStore'

export interface ViewerProps {
  build: ViewerBuild
  /** Shown until the view is ready, and if it can't be. */
  still: ReactNode
  className: string
  isEmbedded: boolean
  /** Restarts with a new canvas. */
  onRetry: () => void
  onClose: () => void
}

/** Maximum quads: fewer on devices that report little memory. */
const maxQuads = () => {
  const { deviceMemory } = navigator as Navigator & { deviceMemory?: number }
  return (deviceMemory ?? 8) <= 4 ? 1_000_000 : 3_000_000
}

type Ready = Extract<Report, { kind: 'ready' }>
const MARKER_REACH = 14

/** The 3D view of a build: canvas, controls and messages. */
export function Viewer({ build, still, className, isEmbedded, onRetry, onClose }: ViewerProps) {
  const t = useTranslations('Viewer')
  const { highlight, limits: sharedLimits } = useViewerState()
  const root = useRef<HTMLElement>(null)
  const canvas = useRef<HTMLCanvasElement>(null)
  const [ready, setReady] = useState<Ready>()
  const [progress, setProgress] = useState<number | null>(null)
  const [isReading, setReading] = useState(false)
  const [failure, setFailure] = useState<FailureCode>()
  const [isShown, setShown] = useState(false)
  const [isSettled, setSettled] = useState(false)
  const [coarseSections, setCoarse] = useState(0)
  const [picked, setPicked] = useState<Picked | null>()
  const [hovered, setHovered] = useState<{ x: number; y: number; facts: BlockFacts }>()
  const [hasHelp, setHelp] = useState(false)
  const [hasTextures, setTextures] = useState(false)
  const [dressing, setDressing] = useState<Dressing>()
  const [isAiming, setAiming] = useState(false)
  const isWhole = useRef(false)
  const markFrame = useCallback(() => {
    if (!isWhole.current || performance.getEntriesByName('viewer:first-frame').length > 0) return
    performance.mark('viewer:first-frame')
  }, [])
  const [session, setSession] = useState<ModelSession>()
  const places = useMemo(() => placesOf(build.safety), [build.safety])
  const size = ready?.size
  const limits = useMemo(() => sharedLimits ?? (size ? wholeOf(size) : undefined), [sharedLimits, size])

  useEffect(() => {
    performance.clearMarks('viewer:first-frame')
    performance.clearMarks('viewer:settled')
    const { session: taken, release } = acquireSession(modelUrl(build.id), !isEmbedded)
    setSession(taken)
    return release
  }, [build.id, isEmbedded])

  // After the session, so that its worker parses while the canvas is set up, which takes a while.
  const scene = useFittedScene(canvas, markFrame)

  useEffect(() => {
    setViewerState({ openBuild: build.id, wantsOpen: false })
  }, [build.id])

  // The worker parses while the canvas is set up; drawing starts when both are ready.
  useEffect(() => {
    if (!session) return
    session.ready.then(setReady, () => {})
    return session.listen((report) => {
      if (report.kind === 'progress') {
        setProgress(report.share)
        setReading(report.phase === 'read')
      } else if (report.kind === 'failed') setFailure(report.code)
      else if (report.kind === 'dressed') setDressing(report)
    })
  }, [session])

  useEffect(() => {
    if (!scene || !session || !ready) return
    scene.setContent(ready.content)
    scene.setMarkers(places.map(({ position }) => position))
    isWhole.current = false
    const stop = session.listen((report) => {
      if (report.kind === 'tiles') scene.setTiles(report.tiles)
      else if (report.kind === 'section') scene.setSection(report.key, report.piece)
      else if (report.kind === 'highlighted') scene.setMarks(report.pieces)
      else if (report.kind === 'whole') {
        isWhole.current = true
        scene.show()
        setShown(true)
      } else if (report.kind === 'settled') {
        setSettled(true)
        setCoarse(report.coarseSections)
        performance.mark('viewer:settled')
      }
    })
    session.send({ kind: 'eye', eye: scene.eye })
    session.send({ kind: 'draw', maxTiles: scene.maxTiles, maxQuads: maxQuads() })
    return () => {
      stop()
      session.send({ kind: 'rest' })
    }
  }, [scene, ready, session, places])

  useEffect(() => {
    if (!scene || !session || !limits) return
    session.send({ kind: 'limits', limits })
    setSettled(false)
    scene.setOutline(undefined)
    setPicked(undefined)
  }, [scene, session, limits])

  // biome-ignore lint/correctness/useExhaustiveDependencies: what is highlighted is cut by the limits
  useEffect(() => {
    // Only once the slider rests: a large highlight takes a moment.
    const timer = setTimeout(() => {
      if (scene && ready) session?.send({ kind: 'highlight', item: highlight })
    }, 60)
    return () => clearTimeout(timer)
  }, [scene, ready, session, highlight, limits])

  const show = useCallback(
    (found: Picked | undefined) => {
      setPicked(found ?? null)
      scene?.setOutline(found?.bounds)
    },
    [scene],
  )

  const visit = useCallback(
    async (index: number) => {
      const place = places[index]
      if (!scene || !session || !place) return
      const { picked: found } = await session.ask<'look'>({ what: 'look', position: place.position })
      show(found)
      const [x, y, z] = place.position
      scene.orbit.visit(scene.orbit.target.clone().set(Math.floor(x) + 0.5, Math.floor(y) + 0.5, Math.floor(z) + 0.5))
      scene.moved()
    },
    [places, scene, session, show],
  )

  const setLimits = useCallback((next: Limits) => setViewerState({ limits: next }), [])

  useEffect(() => {
    if (!scene || !session || !size || !limits) return
    let isAsking = false
    const pickAt = async (x: number, y: number) => {
      const { picked: found } = await session.ask<'pick'>({ what: 'pick', ...scene.rayAt(x, y) })
      return found
    }
    const positions = places.map(({ position }) => position)
    const step = (event: KeyboardEvent, by: number) => {
      const from = limits.from[1] + (event.shiftKey ? by : 0)
      const to = limits.to[1] + (event.shiftKey ? 0 : by)
      if (from < to) setLimits(limitAxis(limits, size, 1, from, to))
    }
    return attachControls(scene, {
      async onPoint(x, y) {
        setAiming(false)
        const marker = scene.findMarker(positions, x, y, MARKER_REACH)
        if (marker !== undefined) await visit(marker)
        else show(await pickAt(x, y))
      },
      async onHover(at) {
        if (!at) {
          setHovered(undefined)
          return
        }
        // One request at a time, because the worker may be busy.
        if (isAsking) return
        isAsking = true
        const found = await pickAt(at.x, at.y)
        isAsking = false
        setHovered(found && { ...at, facts: found.facts })
      },
      onMove() {
        setHovered(undefined)
        session.send({ kind: 'eye', eye: scene.eye })
      },
      onKey(event) {
        const side = SIDES[Number(event.key) - 1]
        if (side) scene.reset(side)
        else if (event.key === 'Home') scene.reset()
        else if (event.key === 'PageUp') step(event, 1)
        else if (event.key === 'PageDown') step(event, -1)
        else if (event.key === '?' || event.key === 'h') setHelp((before) => !before)
        else if (event.key === 'Enter' || event.key === ' ') {
          setAiming(true)
          const { clientWidth, clientHeight } = scene.canvas
          void pickAt(clientWidth / 2, clientHeight / 2).then(show)
        } else return false
        return true
      },
    })
  }, [scene, session, size, limits, places, show, visit, setLimits])

  useEffect(() => {
    // An embed doesn't take the keyboard focus from its page.
    if (!isEmbedded) canvas.current?.focus({ preventScroll: true })
  }, [isEmbedded])

  useEffect(() => {
    const close = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return
      setHelp(false)
      setTextures(false)
    }
    const view = root.current
    view?.addEventListener('keydown', close)
    return () => view?.removeEventListener('keydown', close)
  }, [])

  const turnTo = (side?: Side) => {
    scene?.reset(side)
    if (scene) session?.send({ kind: 'eye', eye: scene.eye })
  }

  if (scene === null || failure) {
    return (
      <div className="relative">
        {still}
        <div
          role="alert"
          className="absolute inset-x-0 bottom-0 z-10 m-4 grid justify-items-center gap-3 rounded-lg bg-surface p-4 text-center shadow-lift"
        >
          <p>{failure ? t(`failure.${failure}`) : t('noWebGL')}</p>
          <div className="flex flex-wrap justify-center gap-2">
            {failure !== 'limits_exceeded' && (
              <Button size="small" onClick={onRetry}>
                {t('retry')}
              </Button>
            )}
            <Button size="small" onClick={onClose}>
              {t('backToPicture')}
            </Button>
          </div>
        </div>
      </div>
    )
  }

  return (
    <section
      ref={root}
      aria-label={t('name', { title: build.title })}
      className={clsx(
        'group/viewer grid gap-3 [&:fullscreen]:h-dvh [&:fullscreen]:grid-rows-[minmax(0,1fr)_auto] [&:fullscreen]:bg-bg [&:fullscreen]:p-3',
        isEmbedded && 'h-full grid-rows-[minmax(0,1fr)]',
      )}
    >
      <div
        data-settled={isSettled || undefined}
        className={clsx(
          'plate plate-bare relative min-h-0 overflow-hidden select-none',
          className,
          // Taller than the preview on phones: fingers and buttons need room.
          !isEmbedded && 'max-sm:aspect-[4/5]',
          'group-[&:fullscreen]/viewer:aspect-auto',
        )}
      >
        {!isShown && <div className="absolute inset-0 [&>*]:size-full">{still}</div>}
        {/* biome-ignore lint/a11y/noInteractiveElementToNoninteractiveRole: keys mean what the view says, not what a browser does */}
        <canvas
          ref={canvas}
          tabIndex={0}
          role="application"
          aria-label={t('canvas', { title: build.title })}
          aria-describedby="viewer-keys"
          onBlur={() => setAiming(false)}
          className={clsx(
            'absolute inset-0 size-full cursor-grab touch-none rounded-[inherit] -outline-offset-4 active:cursor-grabbing',
            !isShown && 'opacity-0',
          )}
        />
        <p id="viewer-keys" className="sr-only">
          {t('keys.summary')}
        </p>
        {isAiming && (
          <div
            aria-hidden
            className="pointer-events-none absolute top-1/2 left-1/2 size-5 -translate-1/2 before:absolute before:inset-x-0 before:top-1/2 before:h-0.5 before:-translate-y-1/2 before:bg-ink after:absolute after:inset-y-0 after:left-1/2 after:w-0.5 after:-translate-x-1/2 after:bg-ink"
          />
        )}
        {hovered && (
          <div
            aria-hidden
            style={{ left: hovered.x, top: hovered.y }}
            className="pointer-events-none absolute z-20 max-w-60 translate-x-3 -translate-y-[calc(100%+0.5rem)] rounded-md bg-ink px-2 py-1 text-sm text-bg"
          >
            <span className="block truncate font-semibold">{nameOfItem(hovered.facts.name)}</span>
            {Object.entries(hovered.facts.properties).map(([name, value]) => (
              <span key={name} className="block truncate font-mono text-xs">
                {`${name}=${value}`}
              </span>
            ))}
          </div>
        )}
        {!isShown && (
          <div className="absolute inset-x-0 bottom-0 z-10 m-4 mb-16 grid gap-2 rounded-lg bg-surface p-3 shadow-lift">
            <div className="flex items-center justify-between gap-3 text-sm">
              <span role="status">{t(ready ? 'drawing' : isReading ? 'reading' : 'loading')}</span>
              <Button size="small" look="ghost" onClick={onClose}>
                {t('cancel')}
              </Button>
            </div>
            <progress
              aria-label={t('progress')}
              value={ready ? 0.85 : isReading ? 0.7 : 0.1 + 0.5 * (progress ?? 0)}
              className="h-2 w-full accent-primary"
            />
          </div>
        )}
        <Toolbar
          root={root}
          hasHelp={hasHelp}
          hasTextures={hasTextures}
          onHelp={() => {
            setHelp(!hasHelp)
            setTextures(false)
          }}
          onTextures={() => {
            setTextures(!hasTextures)
            setHelp(false)
          }}
          onTurn={turnTo}
          onZoom={(factor) => {
            scene?.orbit.zoom(factor)
            scene?.moved()
          }}
          onPicture={() => scene && void savePicture(scene, build.slug)}
          onClose={onClose}
        />
        {hasHelp && <HelpPanel onClose={() => setHelp(false)} />}
        {hasTextures && session && (
          <Textures session={session} dressing={dressing} onDress={setDressing} onClose={() => setTextures(false)} />
        )}
        {isEmbedded && picked && (
          <div className="absolute bottom-14 left-3 z-10 max-h-1/2 w-64 max-w-[70%] overflow-auto rounded-lg bg-surface p-3 shadow-lift">
            <BlockPanel picked={picked} />
          </div>
        )}
      </div>
      {!isEmbedded && (
        <div className="grid items-start gap-3 group-[&:fullscreen]/viewer:max-h-[38dvh] group-[&:fullscreen]/viewer:overflow-auto md:grid-cols-2">
          <div className="panel grid gap-3 p-4">
            <BlockPanel picked={picked} />
            {places.length > 0 && <MarkedPlaces places={places} onVisit={(index) => void visit(index)} />}
          </div>
          {/* Reserves the height of its sliders, to avoid a layout shift. */}
          <div className="panel grid min-h-62 content-start gap-3 p-4 sm:min-h-47">
            {size && limits && <LayerSliders size={size} limits={limits} onChange={setLimits} />}
            {highlight && (
              <p className="flex flex-wrap items-center justify-between gap-2 text-sm">
                <span>{t('highlighted', { block: nameOfItem(highlight) })}</span>
                <Button size="small" onClick={() => setViewerState({ highlight: null })}>
                  {t('highlightNothing')}
                </Button>
              </p>
            )}
            {coarseSections > 0 && isSettled && <p className="text-sm text-muted">{t('coarse')}</p>}
          </div>
        </div>
      )}
    </section>
  )
}
