'use client'

import { Box } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { type ComponentType, type ReactNode, useCallback, useEffect, useRef, useState } from 'react'
import { Button } from '../ui/Button'
import type { ViewerProps } from './Viewer'
import type { ViewerBuild } from './viewerBuild'
import { resetViewerState, setViewerState, useViewerState } from './viewerStore'

/** Shows the still picture until a user opens the 3D view, and again when they close it. */
export function Stage({
  build,
  canOpen,
  className,
  isEmbedded = false,
  startsOpen = false,
  children,
}: {
  build: ViewerBuild
  canOpen: boolean
  className: string
  /** Embedded in another site: without cookies, as high as its frame. */
  isEmbedded?: boolean
  startsOpen?: boolean
  children: ReactNode
}) {
  const t = useTranslations('Viewer')
  const { wantsOpen } = useViewerState()
  const [Viewer, setViewer] = useState<ComponentType<ViewerProps>>()
  const [state, setState] = useState<'closed' | 'loading' | 'open' | 'unloadable'>('closed')
  const [attempt, setAttempt] = useState(0)
  const button = useRef<HTMLButtonElement>(null)

  const open = useCallback(() => {
    setState('loading')
    import('./Viewer').then(
      (module) => {
        setViewer(() => module.Viewer)
        setState('open')
      },
      () => setState('unloadable'),
    )
  }, [])

  const close = useCallback(() => {
    setViewerState({ openBuild: null, wantsOpen: false, limits: null, highlight: null })
    setState('closed')
    requestAnimationFrame(() => button.current?.focus())
  }, [])

  useEffect(() => resetViewerState, [])
  // biome-ignore lint/correctness/useExhaustiveDependencies: it opens by itself once, when the page comes up
  useEffect(() => {
    if (startsOpen && canOpen) open()
  }, [])
  useEffect(() => {
    if (wantsOpen && canOpen && state === 'closed') open()
  }, [wantsOpen, canOpen, state, open])

  if (state === 'open' && Viewer)
    return (
      <div id="build-view" className={isEmbedded ? 'h-full' : undefined}>
        <Viewer
          key={attempt}
          build={build}
          still={children}
          className={className}
          isEmbedded={isEmbedded}
          onRetry={() => setAttempt(attempt + 1)}
          onClose={close}
        />
      </div>
    )

  return (
    <div id="build-view" className="relative">
      {children}
      {canOpen && (
        <div className="absolute inset-x-0 bottom-0 z-10 grid justify-items-center gap-2 p-4 sm:p-5">
          {state === 'unloadable' && (
            <p role="alert" className="rounded-md bg-surface px-3 py-1.5 text-sm">
              {t('unloadable')}
            </p>
          )}
          <Button ref={button} look="primary" onClick={open} disabled={state === 'loading'} className="shadow-lift">
            <Box aria-hidden />
            {state === 'loading' ? t('opening') : t('open')}
          </Button>
        </div>
      )}
    </div>
  )
}
