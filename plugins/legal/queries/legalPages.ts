/** The pages that say what holds on a site. */
export const legalPages = ['terms', 'privacy', 'contact', 'rules', 'takedown'] as const
export type LegalPage = (typeof legalPages)[number]
