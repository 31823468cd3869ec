import type { ProviderKind } from '@plugins/providers/types'

/** A mark of our own for each provider: its initial on its colour. Logos have owners. */
const colours: Readonly<Record<ProviderKind, string>> = {
  google: '#1a73e8',
  github: '#24292f',
  discord: '#5865f2',
  microsoft: '#0067b8',
  oidc: '#5b6472',
}

export const ProviderMark = ({ kind, label }: { kind: ProviderKind; label: string }) => (
  <svg viewBox="0 0 20 20" className="size-5 shrink-0" aria-hidden>
    <rect width="20" height="20" rx="4" fill={colours[kind]} />
    <text x="10" y="14.5" textAnchor="middle" fontSize="12" fontWeight="800" fill="#fff">
      {[...label][0]?.toUpperCase()}
    </text>
  </svg>
)
