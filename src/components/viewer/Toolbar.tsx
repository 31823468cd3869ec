import clsx from 'clsx'
import { Camera, House, Keyboard, Maximize, Minus, Palette, Plus, X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { type ComponentProps, type RefObject, useEffect, useState } from 'react'
import { SIDES, type Side } from './scene/BuildScene'

const Tool = ({ name, className, ...rest }: ComponentProps<'button'> & { name: string }) => (
  <button
    type="button"
    aria-label={name}
    title={name}
    className={clsx(
      'grid size-10 cursor-pointer place-items-center bg-surface/90 text-sm font-semibold text-ink hover:bg-raised aria-expanded:bg-primary-soft aria-pressed:bg-primary-soft [&_svg]:size-[1.15rem]',
      className,
    )}
    {...rest}
  />
)

const Group = ({ className, ...rest }: ComponentProps<'div'>) => (
  <div
    className={clsx('absolute z-10 flex overflow-hidden rounded-md shadow-lift ring-1 ring-line', className)}
    {...rest}
  />
)

const ZOOM = 1.3

/** The toolbar of the view, in the corners of the picture. */
export function Toolbar({
  root,
  hasHelp,
  hasTextures,
  onHelp,
  onTextures,
  onTurn,
  onZoom,
  onPicture,
  onClose,
}: {
  root: RefObject<HTMLElement | null>
  hasHelp: boolean
  hasTextures: boolean
  onHelp: () => void
  onTextures: () => void
  onTurn: (side?: Side) => void
  onZoom: (factor: number) => void
  onPicture: () => void
  onClose: () => void
}) {
  const t = useTranslations('Viewer')
  const [isFull, setFull] = useState(false)
  useEffect(() => {
    const look = () => setFull(document.fullscreenElement === root.current)
    document.addEventListener('fullscreenchange', look)
    return () => document.removeEventListener('fullscreenchange', look)
  }, [root])
  const toggleFull = () => {
    if (isFull) void document.exitFullscreen()
    // Full screen may be forbidden in frames: the view then stays as it is.
    else void root.current?.requestFullscreen().catch(() => {})
  }
  return (
    <>
      <Group className="top-3 right-3">
        <Tool name={t('tools.textures')} aria-expanded={hasTextures} onClick={onTextures}>
          <Palette aria-hidden />
        </Tool>
        <Tool name={t('tools.picture')} onClick={onPicture}>
          <Camera aria-hidden />
        </Tool>
        <Tool name={t('tools.keys')} aria-expanded={hasHelp} onClick={onHelp}>
          <Keyboard aria-hidden />
        </Tool>
        {document.fullscreenEnabled && (
          <Tool name={t('tools.full')} aria-pressed={isFull} onClick={toggleFull}>
            <Maximize aria-hidden />
          </Tool>
        )}
        <Tool name={t('tools.close')} onClick={onClose}>
          <X aria-hidden />
        </Tool>
      </Group>
      <Group role="group" aria-label={t('tools.sides')} className="bottom-3 left-3">
        <Tool name={t('tools.reset')} onClick={() => onTurn()}>
          <House aria-hidden />
        </Tool>
        {SIDES.map((side) => (
          <Tool key={side} name={t(`sides.${side}.name`)} onClick={() => onTurn(side)} className="w-8 sm:w-10">
            <span aria-hidden>{t(`sides.${side}.letter`)}</span>
          </Tool>
        ))}
      </Group>
      <Group className="right-3 bottom-3">
        <Tool name={t('tools.nearer')} onClick={() => onZoom(1 / ZOOM)}>
          <Plus aria-hidden />
        </Tool>
        <Tool name={t('tools.farther')} onClick={() => onZoom(ZOOM)}>
          <Minus aria-hidden />
        </Tool>
      </Group>
    </>
  )
}
