import type { JSONFieldServerProps } from 'payload'

/**
 * What inspection found, folded up, to be read. Payload's own field is a code editor that a browser fetches from
 * another host, for something nobody may change.
 */
export function Raw({ data, field }: JSONFieldServerProps) {
  const value: unknown = data?.[field.name]
  const isEmpty = value === null || value === undefined || (Array.isArray(value) && value.length === 0)
  const label = typeof field.label === 'string' ? field.label : field.name
  if (isEmpty) return null
  return (
    <details className="field-type shop-raw">
      <summary>
        {label}
        {Array.isArray(value) ? ` (${value.length})` : ''}
      </summary>
      <pre>{JSON.stringify(value, null, 2)}</pre>
    </details>
  )
}
