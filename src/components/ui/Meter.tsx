import clsx from 'clsx'

/** A progress or usage bar. */
export const Meter = ({
  label,
  value,
  text,
  role = 'meter',
  tone = 'good',
}: {
  label: string
  /** 0 to 1. */
  value: number
  text: string
  role?: 'meter' | 'progressbar'
  tone?: 'good' | 'full'
}) => (
  // biome-ignore lint/a11y/useAriaPropsSupportedByRole: both roles take a label; the rule can't see past the variable
  <div
    role={role}
    aria-label={label}
    aria-valuemin={0}
    aria-valuemax={100}
    aria-valuenow={Math.round(value * 100)}
    aria-valuetext={text}
    className="h-3 overflow-hidden rounded-sm bg-raised shadow-[inset_0_0_0_1px_var(--line)]"
  >
    <div
      className={clsx('h-full rounded-sm transition-[width]', tone === 'full' ? 'bg-danger' : 'bg-primary')}
      style={{ width: `${Math.min(100, Math.max(0, value * 100))}%` }}
    />
  </div>
)
