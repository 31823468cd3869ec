/** What the admin panel says in other words than Payload's, to people who don't know Payload. */
export const panelWords = {
  en: {
    authentication: {
      beginCreateFirstUser: 'This first account looks after the shop: whoever makes it becomes its admin.',
    },
    error: {
      unauthorizedAdmin: 'Only moderators can come in here.',
      notAllowedToAccessPage:
        'You are signed in with an account that does not moderate. The site is open to you as before.',
    },
  },
}
