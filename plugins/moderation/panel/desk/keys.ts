import type { CaseDecision } from '../../queries/caseKinds'

/** One key for each decision, on any layout with Latin letters. */
export const decisionKeys: Readonly<Record<CaseDecision, string>> = {
  approve: 'a',
  hide: 'h',
  refuse: 'r',
  ask_for_change: 'c',
  remove: 'x',
  suspend: 's',
  block_hash: 'b',
  dismiss: 'd',
  retry: 't',
}

/** Made at once: there is no reason to give. */
export const instantDecisions: readonly CaseDecision[] = ['approve', 'dismiss', 'retry']

const decisions = Object.entries(decisionKeys) as [CaseDecision, string][]

export const decisionOfKey = (key: string): CaseDecision | undefined =>
  decisions.find(([, wanted]) => wanted === key.toLowerCase())?.[0]

/** Whether keys are text, as in a field, or are the browser's. */
export const isTyping = ({ target, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean =>
  ctrlKey ||
  metaKey ||
  altKey ||
  (target instanceof HTMLElement &&
    (target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName)) &&
    !(target instanceof HTMLInputElement && target.type === 'checkbox'))
