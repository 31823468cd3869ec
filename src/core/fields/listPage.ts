/** Documents of one page in the panel's lists; Payload shows ten. */
export const listPage = { defaultLimit: 25 }
