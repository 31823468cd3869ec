/** The filter of an export, by the field of the list that it stands for. */
const names: Readonly<Record<string, string>> = {
  actorId: 'actor',
  action: 'action',
  kind: 'kind',
  targetId: 'target',
  network: 'network',
}
const moments: Readonly<Record<string, string>> = {
  greater_than: 'from',
  greater_than_equal: 'from',
  less_than: 'to',
  less_than_equal: 'to',
}

/**
 * What an export can take over of the conditions in a list's address, such as `where[or][0][and][0][action][equals]`.
 * @param parameters of the address, flat
 */
export function filterOfList(parameters: Readonly<Record<string, unknown>>): Record<string, string> {
  const filter: Record<string, string> = {}
  for (const [key, value] of Object.entries(parameters)) {
    const [, field = '', operator = ''] = /^where\b.*\[(\w+)\]\[(\w+)\]$/.exec(key) ?? []
    const name = field === 'createdAt' ? moments[operator] : operator === 'equals' ? names[field] : undefined
    if (name && typeof value === 'string' && value !== '') filter[name] = value
  }
  return filter
}
