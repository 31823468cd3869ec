import type { Portrait } from '@plugins/people/queries/portrait'
import clsx from 'clsx'
import { drawIdenticon } from './drawIdenticon'

const sizes = {
  small: 'size-8 rounded-sm',
  medium: 'size-12 rounded-md',
  large: 'size-24 rounded-xl sm:size-32',
} as const

/** A user's picture or identicon. Decorative: the name is beside it. */
export function Avatar({
  username,
  portrait,
  size = 'medium',
  className,
}: {
  username: string
  portrait: Portrait
  size?: keyof typeof sizes
  className?: string
}) {
  const classes = clsx('shrink-0 overflow-hidden shadow-[inset_0_0_0_1px_var(--line)]', sizes[size], className)
  if (portrait)
    return (
      // biome-ignore lint/performance/noImgElement: stored in the sizes shown
      <img
        src={size === 'large' ? portrait.large : portrait.small}
        alt=""
        width={size === 'large' ? 128 : 48}
        height={size === 'large' ? 128 : 48}
        decoding="async"
        loading={size === 'large' ? 'eager' : 'lazy'}
        className={clsx(classes, 'bg-raised object-cover')}
      />
    )
  const { viewBox, faces } = drawIdenticon(username)
  return (
    <span aria-hidden className={clsx('plate block', classes)}>
      <svg viewBox={viewBox} className="size-full" aria-hidden="true">
        {faces.map(({ points, fill }) => (
          <polygon key={`${points} ${fill}`} points={points} fill={fill} />
        ))}
      </svg>
    </span>
  )
}
