/** A moment as the panel's reader writes it, in UTC. */
export const formatPanelMoment = (language: string, moment: Date | string | number): string =>
  `${new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short', timeZone: 'UTC' }).format(new Date(moment))} UTC`
