const day = new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeZone: 'UTC' })
const moment = new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeStyle: 'short', timeZone: 'UTC' })

/** In UTC, so that server and browser say the same. */
export const formatDay = (iso: string) => day.format(new Date(iso))
export const formatMoment = (iso: string) => `${moment.format(new Date(iso))} UTC`
